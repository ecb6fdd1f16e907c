package io.bellwether.dashboard.api;

import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from included
 * @param to excluded
 */
record Stretch(Instant from, Instant to) {

    /** That of the parameters {@code from} and {@code to}; either end is open when it is absent. */
    static Stretch of(ApiCall call) {
        Stretch stretch =
                new Stretch(
                        call.instant("from").orElse(Instant.MIN),
                        call.instant("to").orElse(Instant.MAX));
        if (!stretch.from.isBefore(stretch.to)) {
            throw ApiProblem.badRequest("from is not before to");
        }
        return stretch;
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether any of the time from {@code begin} to before {@code end} lies in it. */
    boolean overlaps(Instant begin, Instant end) {
        return begin.isBefore(to) && end.isAfter(from);
    }
}
