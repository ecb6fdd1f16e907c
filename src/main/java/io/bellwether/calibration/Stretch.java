package io.bellwether.calibration;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from included
 * @param to excluded
 */
record Stretch(Instant from, Instant to) {

    /** The share of {@code whole} that lies in {@code parts}, which do not overlap; in [0, 1]. */
    static double share(List<Stretch> parts, Stretch whole) {
        double hours = 0;
        for (Stretch part : parts) {
            Instant from = part.from.isAfter(whole.from) ? part.from : whole.from;
            Instant to = part.to.isBefore(whole.to) ? part.to : whole.to;
            hours += Math.max(0, Hours.between(from, to));
        }
        return Math.min(1, hours / Hours.between(whole.from, whole.to));
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
