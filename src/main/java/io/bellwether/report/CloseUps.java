package io.bellwether.report;

import io.bellwether.html.Step;
import io.bellwether.html.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which parts of a long past are drawn once more, larger: 16 weeks around the onset of each alert.
 * An alert that such a part already shows with two weeks to spare gets none of its own.
 */
final class CloseUps {

    private static final Duration BEFORE = Duration.ofDays(28);
    private static final Duration AFTER = Duration.ofDays(84);
    private static final Duration TO_SPARE = Duration.ofDays(14);

    /** A past that is not much longer than a part needs no parts. */
    private static final Duration SHORT = Duration.ofDays(150);

    private CloseUps() {}

    /** In the order of time; empty for a short past, or one without alerts. */
    static List<Stretch> of(Retrospective past) {
        Stretch whole = past.stretch();
        List<Stretch> parts = new ArrayList<>();
        if (Duration.between(whole.from(), whole.to()).compareTo(SHORT) <= 0) {
            return parts;
        }
        List<Instant> onsets =
                past.stories().stream()
                        .map(story -> story.last().onset())
                        .sorted(Comparator.naturalOrder())
                        .toList();
        for (Instant onset : onsets) {
            if (parts.isEmpty() || onset.isAfter(parts.getLast().to().minus(TO_SPARE))) {
                parts.add(around(onset, whole));
            }
        }
        return parts;
    }

    private static Stretch around(Instant onset, Stretch whole) {
        Instant from = Step.DAY.begin(onset.minus(BEFORE));
        Instant to = Step.DAY.begin(onset.plus(AFTER));
        return new Stretch(
                from.isBefore(whole.from()) ? whole.from() : from,
                to.isAfter(whole.to()) ? whole.to() : to);
    }
}
