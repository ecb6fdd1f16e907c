package io.bellwether.redaction;

/**
 * A part of a text that is to be replaced.
 *
 * @param from its first UTF-16 character
 * @param to the one behind its last; beyond {@code from}
 */
public record Found(Kind kind, int from, int to) {

    public Found {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("from " + from + " to " + to + " is no part");
        }
    }

    boolean overlaps(Found other) {
        return from < other.to && other.from < to;
    }
}
