package io.bellwether.plot;

/**
 * One value of a series, with its interval.
 *
 * @param x place on the x axis: a number, seconds since 1970, or the number of a category
 * @param y the value
 * @param low the interval's lower end; at most {@code y}, and equal to it where there is none
 * @param high its upper end; at least {@code y}
 */
public record Point(double x, double y, double low, double high) {

    public Point {
        if (!(Double.isFinite(x) && low <= y && y <= high)) {
            throw new IllegalArgumentException(
                    "point " + x + ", " + y + " with interval [" + low + ", " + high + "]");
        }
    }

    /** A value without interval. */
    public static Point of(double x, double y) {
        return new Point(x, y, y, y);
    }

    boolean hasInterval() {
        return low < high;
    }
}
