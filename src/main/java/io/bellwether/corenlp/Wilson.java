package io.bellwether.corenlp;

/** 95 % score interval (Wilson 1927, Journal of the American Statistical Association 22). */
final class Wilson {

    private static final double Z = 1.959964;

    private Wilson() {}

    /**
     * The interval of a share. For a mean of values in [0, 1] it is wide enough as well: no such
     * values with that mean spread more than those that are 0 or 1.
     *
     * @param share in [0, 1]
     * @param size how many were counted; without any the interval is [0, 1]
     */
    static Evaluation.Interval interval(double share, long size) {
        if (size == 0) {
            return new Evaluation.Interval(0, 1);
        }
        double n = size;
        double square = Z * Z / n;
        double middle = share + square / 2;
        double half = Z * StrictMath.sqrt(share * (1 - share) / n + square / (4 * n));
        // Rounding must not leave the share itself outside.
        return new Evaluation.Interval(
                Math.max(0, Math.min(share, (middle - half) / (1 + square))),
                Math.min(1, Math.max(share, (middle + half) / (1 + square))));
    }
}
