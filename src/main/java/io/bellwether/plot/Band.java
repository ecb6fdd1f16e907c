package io.bellwether.plot;

/**
 * A shaded stretch of an axis, drawn behind the series; a dashed line where its ends are equal.
 *
 * @param side the axis whose stretch it is
 * @param from where it begins
 * @param to where it ends; not before {@code from}
 * @param label what stands in it; may be empty
 */
public record Band(Side side, double from, double to, String label) {

    /** An axis. */
    public enum Side {
        X,
        Y
    }

    public Band {
        if (!(from <= to)) {
            throw new IllegalArgumentException("band from " + from + " to " + to);
        }
    }

    /** A dashed line at {@code value}. */
    public static Band line(Side side, double value, String label) {
        return new Band(side, value, value, label);
    }

    boolean isLine() {
        return from == to;
    }
}
