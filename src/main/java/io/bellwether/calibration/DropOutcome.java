package io.bellwether.calibration;

import java.util.List;

/**
 * How soon drops of one size are seen.
 *
 * @param size on [0, 1]; 0 for no drop: what is raised all the same
 * @param hasRoom whether the level lies high enough to fall by that much
 * @param tries how many were made
 * @param seen how many were seen within the horizon
 * @param medianDays within which half of all were seen; infinite when fewer were within the horizon
 * @param tenthDays within which one of ten was seen; infinite likewise
 * @param ninetiethDays within which nine of ten were seen; infinite likewise
 */
public record DropOutcome(
        double size,
        boolean hasRoom,
        int tries,
        int seen,
        double medianDays,
        double tenthDays,
        double ninetiethDays) {

    static DropOutcome of(double size, boolean hasRoom, List<Trial.Sighting> sightings) {
        double[] days = sightings.stream().mapToDouble(Trial.Sighting::days).sorted().toArray();
        int seen = (int) sightings.stream().filter(Trial.Sighting::isSeen).count();
        return new DropOutcome(
                size,
                hasRoom,
                days.length,
                seen,
                quantile(days, .5),
                quantile(days, .1),
                quantile(days, .9));
    }

    /** The least value that at least {@code share} of all are not above. */
    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return sorted[(int) StrictMath.ceil(share * sorted.length - 1e-9) - 1];
    }

    /** In [0, 1]; NaN where none was tried. */
    public double share() {
        return (double) seen / tries;
    }
}
