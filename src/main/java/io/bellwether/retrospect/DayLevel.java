package io.bellwether.retrospect;

import java.time.LocalDate;

/**
 * What an asset's people said on one day.
 *
 * @param day in UTC
 * @param votes how many votes; more than 0
 * @param level their mean, in [0, 1]
 */
public record DayLevel(LocalDate day, long votes, double level) {

    public DayLevel {
        if (votes < 1 || !(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException(
                    "a day needs votes and a level in [0, 1], not " + votes + " and " + level);
        }
    }
}
