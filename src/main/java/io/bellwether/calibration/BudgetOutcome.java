package io.bellwether.calibration;

import io.bellwether.alert.Alert;
import java.util.List;

/**
 * What one budget gives.
 *
 * @param years in which one false alarm is accepted
 * @param alerts what would have been raised in the past itself: the last record of each
 * @param falseAlarms raised on the surrogates
 * @param watchedYears of the surrogates in which one could have been raised
 */
public record BudgetOutcome(
        double years, List<Alert> alerts, long falseAlarms, double watchedYears) {

    public BudgetOutcome {
        alerts = List.copyOf(alerts);
    }

    /** False alarms a year that the budget allows. */
    public double promised() {
        return 1 / years;
    }

    /** False alarms a year on the surrogates; NaN where none was watched. */
    public double found() {
        return falseAlarms / watchedYears;
    }

    /** The 95 % interval of {@link #found()}. */
    public PoissonInterval interval() {
        return PoissonInterval.of(falseAlarms).dividedBy(watchedYears);
    }
}
