package io.bellwether.calibration;

import java.util.List;

/**
 * What is asked of a past.
 *
 * @param budgets years with one false alarm, each more than 0, ascending
 * @param drops sizes on [0, 1], each more than 0, ascending
 * @param surrogates how many pasts are made; at least 1
 * @param horizonDays how long a drop may take to be seen
 * @param seed decides what chance does
 */
public record CalibrationSettings(
        List<Double> budgets, List<Double> drops, int surrogates, int horizonDays, long seed) {

    public CalibrationSettings {
        budgets = budgets.stream().distinct().sorted().toList();
        drops = drops.stream().distinct().sorted().toList();
        check(budgets, 1000, "budget");
        check(drops, .9, "drop");
        if (surrogates < 1 || surrogates > 10_000) {
            throw new IllegalArgumentException(
                    "surrogates " + surrogates + " is outside [1, 10000]");
        }
        if (horizonDays < 1 || horizonDays > 365) {
            throw new IllegalArgumentException("within " + horizonDays + " is outside [1, 365]");
        }
    }

    private static void check(List<Double> values, double most, String name) {
        for (double value : values) {
            if (!(value > 0 && value <= most)) {
                throw new IllegalArgumentException(
                        name + " " + value + " is outside (0, " + most + "]");
            }
        }
    }

    /** The same with one more budget. */
    CalibrationSettings withBudget(double years) {
        List<Double> all = new java.util.ArrayList<>(budgets);
        all.add(years);
        return new CalibrationSettings(all, drops, surrogates, horizonDays, seed);
    }
}
