package io.bellwether.plot;

/** The least and the most of some numbers. */
record Range(double least, double most) {

    /** Of those that are finite; 1 alone when there is none, so that an axis can be drawn. */
    static Range of(double... values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return least <= most ? new Range(least, most) : new Range(1, 1);
    }

    static void check(double from, double to) {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new IllegalArgumentException("axis from " + from + " to " + to + " has no end");
        }
    }
}
