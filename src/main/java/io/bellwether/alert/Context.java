package io.bellwether.alert;

import io.bellwether.decision.Decision;
import io.bellwether.theme.ThemeShift;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known around a change of the detector.
 *
 * @param authors different authors since the onset
 * @param floorAuthors those of them whom the figures rest on, as the floors for staff count them
 * @param floorWriters those of these who wrote, and so may be among the quoted
 * @param quotes the best quotations since the onset, before any floor
 * @param precededBy decisions before the onset
 * @param chanceOfPrecedence how often a random window holds a decision
 * @param themes what each theme has to do with the change, by the people who wrote
 * @param campaigns what copies and new people have to do with it
 */
public record Context(
        long authors,
        long floorAuthors,
        long floorWriters,
        List<Quote> quotes,
        List<Decision> precededBy,
        OptionalDouble chanceOfPrecedence,
        List<ThemeShift> themes,
        Campaigns campaigns) {

    public Context {
        quotes = List.copyOf(quotes);
        precededBy = List.copyOf(precededBy);
        themes = List.copyOf(themes);
    }
}
