package io.bellwether.calibration;

import io.bellwether.monitor.Level;
import java.util.List;

/**
 * What to expect of the detector on one asset's past.
 *
 * @param overview the past
 * @param learningDays days before the first verdict
 * @param models what was learned of each signal; empty while learning and where withheld
 * @param isWithheld whether a signal has no model here because too few staff spoke in it
 * @param configuredYears the budget that drops were tried under, one of {@code budgets}
 * @param budgets in ascending order of years
 * @param shareInAlert share of the watched past that alerts at the configured budget cover
 * @param drops no drop first, then in ascending order
 * @param horizonDays days that drops were given; 0 where the past is too short to try any
 * @param settings what was asked
 * @param levels what would have been told of closed hours under the configured budget
 */
public record Calibration(
        Overview overview,
        int learningDays,
        List<SignalModel> models,
        boolean isWithheld,
        double configuredYears,
        List<BudgetOutcome> budgets,
        double shareInAlert,
        List<DropOutcome> drops,
        int horizonDays,
        CalibrationSettings settings,
        List<Level> levels) {

    public Calibration {
        models = List.copyOf(models);
        budgets = List.copyOf(budgets);
        drops = List.copyOf(drops);
        levels = List.copyOf(levels);
    }

    /** Whether the past was long enough to learn from; otherwise only the overview tells. */
    public boolean hasLearned() {
        return overview.watchedSince() != null;
    }
}
