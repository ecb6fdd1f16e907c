package io.bellwether.calibration;

import java.util.List;

/**
 * What one surrogate showed.
 *
 * @param quiet what each budget raised on it, in the order of the budgets
 * @param sightings when drops were seen: no drop first, then in the order of the drops
 */
public record Trial(List<Quiet> quiet, List<List<Sighting>> sightings) {

    public Trial {
        quiet = List.copyOf(quiet);
        sightings = sightings.stream().map(List::copyOf).toList();
    }

    /**
     * One budget on a past without drops.
     *
     * @param alarms raised
     * @param hours in which one could have been raised
     */
    public record Quiet(int alarms, double hours) {}

    /**
     * One drop.
     *
     * @param days until an alert was raised; infinite when none was within the horizon
     */
    public record Sighting(double days) {

        boolean isSeen() {
            return days < Double.POSITIVE_INFINITY;
        }
    }
}
