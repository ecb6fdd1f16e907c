package io.bellwether.calibration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How the mood differs by hour of the day and at weekends, as a deviation from the mean. Each
 * difference is drawn towards 0, the more the fewer votes tell of it, as if differences had a
 * standard deviation of .03.
 */
final class Rhythm {

    private static final double PRIOR_VARIANCE = .03 * .03;

    private final ZoneId zone;
    private final double[] byHour = new double[24];
    private final double[] byWeekend = new double[2];

    private Rhythm(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Fits it.
     *
     * @param times of the votes
     * @param deviations of the votes, with mean 0
     * @param variance of one vote
     */
    static Rhythm of(Instant[] times, double[] deviations, double variance, ZoneId zone) {
        Rhythm rhythm = new Rhythm(zone);
        int[] hours = new int[times.length];
        int[] weekends = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            ZonedDateTime local = times[i].atZone(zone);
            hours[i] = local.getHour();
            weekends[i] = weekend(local);
        }
        double[] rest = deviations.clone();
        fit(rhythm.byHour, hours, rest, variance / PRIOR_VARIANCE);
        fit(rhythm.byWeekend, weekends, rest, variance / PRIOR_VARIANCE);
        return rhythm;
    }

    private static void fit(double[] effects, int[] kinds, double[] rest, double prior) {
        int[] votes = new int[effects.length];
        for (int i = 0; i < rest.length; i++) {
            effects[kinds[i]] += rest[i];
            votes[kinds[i]]++;
        }
        for (int kind = 0; kind < effects.length; kind++) {
            effects[kind] /= votes[kind] + prior + 1e-9;
        }
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= effects[kinds[i]];
        }
    }

    private static int weekend(ZonedDateTime local) {
        DayOfWeek day = local.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 1 : 0;
    }

    double at(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return byHour[local.getHour()] + byWeekend[weekend(local)];
    }
}
