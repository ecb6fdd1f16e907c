package io.bellwether.html;

import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from its beginning, included
 * @param to its end, excluded; not before {@code from}
 */
public record Stretch(Instant from, Instant to) {

    public Stretch {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a stretch from " + from + " to " + to);
        }
    }

    /** Whether {@code at} lies in it. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether some moment lies in both. */
    public boolean meets(Stretch other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
