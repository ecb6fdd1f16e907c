package io.bellwether.retrospect;

/**
 * A range of differences of levels.
 *
 * @param low its lower end, included
 * @param high its upper end, included; never below {@code low}
 */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high);
        }
    }

    /** Whether {@code value} lies in it. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
