package io.bellwether.detection;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a user may choose about the detection of one asset.
 *
 * @param falseAlarmEveryYears the promise: at most one false alarm in that many years, under the
 *     fitted model; more than 0, and 1000 at most, but for a signal with a share of that budget
 * @param smallestDropThatMatters the least bet, on [0, 1]
 * @param stormHoursTolerated how many hours of the worst feedback alone may not raise an alert; the
 *     bound on one hour's log likelihood ratio is derived from it
 * @param learningDays days before the first verdict
 * @param allClearConfidenceHours the threshold of the all-clear: at most one premature all-clear in
 *     that many hours of an unchanged crisis
 * @param zone where the asset's people sleep
 */
public record DetectorSettings(
        double falseAlarmEveryYears,
        double smallestDropThatMatters,
        int stormHoursTolerated,
        int learningDays,
        double allClearConfidenceHours,
        ZoneId zone) {

    private static final double LONGEST_CHOICE_YEARS = 1000;

    /** A tenth is the least share of a signal. */
    private static final double LONGEST_SHARE_YEARS = 10 * LONGEST_CHOICE_YEARS;

    public DetectorSettings {
        checkYears(falseAlarmEveryYears, LONGEST_SHARE_YEARS);
        if (!(smallestDropThatMatters >= .005 && smallestDropThatMatters <= .25)) {
            throw new IllegalArgumentException(
                    "smallestDropThatMatters "
                            + smallestDropThatMatters
                            + " is outside [0.005, 0.25]");
        }
        if (stormHoursTolerated < 1 || stormHoursTolerated > 48) {
            throw new IllegalArgumentException(
                    "stormHoursTolerated " + stormHoursTolerated + " is outside [1, 48]");
        }
        if (learningDays < 7 || learningDays > 90) {
            throw new IllegalArgumentException(
                    "learningDays " + learningDays + " is outside [7, 90]");
        }
        if (!(allClearConfidenceHours >= 24 && allClearConfidenceHours <= 100_000)) {
            throw new IllegalArgumentException(
                    "allClearConfidenceHours "
                            + allClearConfidenceHours
                            + " is outside [24, 100000]");
        }
    }

    /** One false alarm a year, drops from .02, storms of 3 hours, 14 days, 500 hours, UTC. */
    public static DetectorSettings defaults() {
        return new DetectorSettings(1, .02, 3, 14, 500, ZoneOffset.UTC);
    }

    /**
     * The same for one of several signals, which has a share of the budget only.
     *
     * @param share in (0, 1]
     */
    DetectorSettings withShare(double share) {
        return withYears(Math.min(LONGEST_SHARE_YEARS, falseAlarmEveryYears / share));
    }

    /** The same with another {@link #falseAlarmEveryYears}. */
    public DetectorSettings withYears(double years) {
        return new DetectorSettings(
                years,
                smallestDropThatMatters,
                stormHoursTolerated,
                learningDays,
                allClearConfidenceHours,
                zone);
    }

    /**
     * These settings, if a user may choose them.
     *
     * @throws IllegalArgumentException for more than 1000 years
     */
    public DetectorSettings chosen() {
        checkYears(falseAlarmEveryYears, LONGEST_CHOICE_YEARS);
        return this;
    }

    /** Told is what a user may choose. */
    private static void checkYears(double years, double longest) {
        if (!(years > 0 && years <= longest)) {
            throw new IllegalArgumentException(
                    "falseAlarmEveryYears " + years + " is outside (0, 1000]");
        }
    }

    /** The threshold A in hours that {@link #falseAlarmEveryYears} stands for. */
    public double thresholdHours() {
        return 8760 * falseAlarmEveryYears;
    }
}
