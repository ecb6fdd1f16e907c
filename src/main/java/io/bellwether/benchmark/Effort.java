package io.bellwether.benchmark;

/**
 * How much is simulated. Half the width of an interval takes four times the effort.
 *
 * @param years of false alarms for each scenario
 * @param calibrationYears for each trial of a parameter
 * @param crises for each size of drop
 * @param quietYears of false alarms for each volume and wander
 * @param quietCrises for each volume and size of drop
 */
public record Effort(int years, int calibrationYears, int crises, int quietYears, int quietCrises) {

    /** Years of {@link #full()}, a constant so that a help text can tell it. */
    public static final int FULL_YEARS = 60;

    /** Crises of {@link #full()}. */
    public static final int FULL_CRISES = 200;

    private static final int MOST = 10_000;

    public Effort {
        check(years, "years");
        check(calibrationYears, "calibrationYears");
        check(crises, "crises");
        check(quietYears, "quietYears");
        check(quietCrises, "quietCrises");
    }

    private static void check(int count, String name) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(
                    name + " " + count + " is outside [1, " + MOST + "]");
        }
    }

    /** A few minutes; intervals are wide. */
    public static Effort brief() {
        return new Effort(10, 10, 40, 5, 10);
    }

    /** A quarter of an hour on two cores; each size of a quiet asset has 40 crises. */
    public static Effort full() {
        return new Effort(FULL_YEARS, 40, FULL_CRISES, FULL_YEARS, 40);
    }

    /** Another number of years for what is measured; calibration stays as it is. */
    public Effort withYears(int others) {
        return new Effort(others, calibrationYears, crises, others, quietCrises);
    }

    /** Another number of crises, wherever there are some. */
    public Effort withCrises(int others) {
        return new Effort(years, calibrationYears, others, quietYears, others);
    }

    /** Another number of years for each trial of a parameter. */
    public Effort withCalibrationYears(int others) {
        return new Effort(years, others, crises, quietYears, quietCrises);
    }
}
