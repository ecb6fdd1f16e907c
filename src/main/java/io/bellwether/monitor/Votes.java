package io.bellwether.monitor;

import io.bellwether.detection.Vote;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.Reading;
import java.util.OptionalDouble;

/** Makes votes of feedback, as a {@link Monitor} does. */
public final class Votes {

    private Votes() {}

    /**
     * The vote that {@code feedback} is. Its stratum is its source, and whether its author was
     * heard lately, was not, or has no name.
     *
     * @param reading a vote of some kind
     */
    public static Vote of(ScoredFeedback feedback, Reading reading) {
        OptionalDouble stars =
                feedback.rating().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((feedback.rating().getAsInt() - 1) / 4.0);
        String stratum = reading.name() + ' ' + feedback.source();
        return new Vote(feedback.eventTime(), text(feedback), stars, stratum);
    }

    static OptionalDouble text(ScoredFeedback feedback) {
        return feedback.score() instanceof Score.Scored scored
                ? OptionalDouble.of(scored.level())
                : OptionalDouble.empty();
    }
}
