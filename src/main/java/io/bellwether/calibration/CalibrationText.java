package io.bellwether.calibration;

import io.bellwether.alert.Alert;
import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.NoiseModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** A calibration in words, for a terminal. */
public final class CalibrationText {

    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = formatter("yyyy-MM-dd HH:mm");

    /** Above it, an alert may well be the new normal. */
    private static final double MUCH = .4;

    private final Calibration calibration;
    private final StringBuilder text = new StringBuilder();
    private final Formatter lines = new Formatter(text, Locale.ROOT);

    private CalibrationText(Calibration calibration) {
        this.calibration = calibration;
    }

    /** Several lines, ended by a line break. */
    public static String of(Calibration calibration) {
        CalibrationText text = new CalibrationText(calibration);
        text.addOverview();
        if (calibration.hasLearned()) {
            text.addModels();
            text.addAlerts();
            text.addRates();
            text.addDrops();
        } else {
            text.addLack();
        }
        return text.text.toString();
    }

    private void addOverview() {
        Overview overview = calibration.overview();
        lines.format(
                "%-12s %,d records, %,d votes, %.1f %% not scored%n",
                overview.asset().label(),
                overview.records(),
                overview.votes(),
                100 * overview.shareNotScored());
        Instant first = overview.first();
        Instant last = overview.last();
        if (first != null && last != null) {
            lines.format(
                    "             %s to %s: %.0f days, %s votes a week, %s in the median week, times"
                            + " precise to the %s%n",
                    DAY.format(first),
                    DAY.format(last),
                    overview.days(),
                    few(overview.votesPerWeek()),
                    few(overview.medianWeek()),
                    overview.isDayPrecise() ? "day" : "hour");
        }
    }

    private void addLack() {
        lines.format(
                "  Too little to learn from: it takes %d days (learningDays) and 30 votes until the"
                        + " first verdict,%n  and some weeks of votes after that to calibrate. Collect"
                        + " more, or choose a longer stretch.%n",
                calibration.learningDays());
    }

    private void addModels() {
        lines.format("%n  What was learned (levels from 0 to 1)%n");
        if (!calibration.models().isEmpty()) {
            addTable();
        }
        if (calibration.isWithheld()) {
            lines.format(
                    "    %swithheld: fewer than %d people of the staff can be told apart%n",
                    calibration.models().isEmpty() ? "" : "the other signal is ",
                    StaffFloor.LEVEL_AUTHORS);
        }
    }

    private void addTable() {
        lines.format(
                "    signal  level   +-    wander/day  one vote  topics  next hour  long run  least");
        lines.format("  budget share%n");
        calibration.models().forEach(this::addModel);
    }

    private void addModel(SignalModel found) {
        NoiseModel model = found.model();
        lines.format(
                "    %-6s  %.3f  %.3f      %.4f     %.3f   %.3f       %.2f     %.3f   %.3f"
                        + "         %3.0f %%%n",
                found.signal().label(),
                model.level(),
                model.levelSd(),
                model.wanderSd(),
                model.voteSd(),
                model.topicSd(),
                model.topicCorrelation(),
                StrictMath.sqrt(model.longRunVariance()),
                model.smallestBet(),
                100 * model.weight());
    }

    private void addAlerts() {
        lines.format("%n  What would have been raised in this past%n");
        for (BudgetOutcome budget : calibration.budgets()) {
            lines.format("    one false alarm in %s%s%n", years(budget.years()), mark(budget));
            if (budget.alerts().isEmpty()) {
                lines.format("      nothing%n");
            }
            budget.alerts().forEach(this::addAlert);
        }
    }

    private void addAlert(Alert alert) {
        lines.format(
                "      raised %s  onset %s  size %-8s  %-8s  %-6s  %s%n",
                MINUTE.format(alert.raisedAt()),
                MINUTE.format(alert.onset()),
                size(alert.size()),
                alert.severity().label(),
                alert.signal(),
                end(alert));
    }

    private static String end(Alert alert) {
        Instant resolvedAt = alert.resolvedAt();
        if (resolvedAt == null) {
            return "open at the end";
        }
        long days = Duration.between(alert.raisedAt(), resolvedAt).toDays();
        return "resolved " + MINUTE.format(resolvedAt) + " after " + days + " d";
    }

    private void addRates() {
        CalibrationSettings settings = calibration.settings();
        lines.format(
                "%n  False alarms on %d surrogates of this past, without its slow course (seed %d)%n",
                settings.surrogates(), settings.seed());
        lines.format(
                "    one in        allowed a year   found a year   95 %% interval     in years%n");
        calibration.budgets().forEach(this::addRate);
        lines.format(
                "    Votes in alerts at the configured budget (%.0f %% of the watched time) are left"
                        + " out.%n    Degradations that no alert tells of make these numbers too"
                        + " high.%n",
                100 * calibration.shareInAlert());
        if (calibration.shareInAlert() > MUCH) {
            lines.format(
                    "    That much of the time in alert leaves little to tell what is normal: choose"
                            + " a calmer past,%n    or take all of this with care.%n");
        }
    }

    private void addRate(BudgetOutcome budget) {
        PoissonInterval interval = budget.interval();
        lines.format(
                "    %-12s  %14s  %13s   %6s to %-8s  %8s%s%n",
                years(budget.years()),
                few(budget.promised()),
                few(budget.found()),
                few(interval.low()),
                few(interval.high()),
                few(budget.watchedYears()),
                mark(budget));
    }

    private void addDrops() {
        if (calibration.horizonDays() == 0) {
            lines.format(
                    "%n  The past is too short after the learning to try drops on it: some weeks more%n");
            lines.format("  are needed.%n");
            return;
        }
        int days = calibration.horizonDays();
        lines.format(
                "%n  How soon a lasting drop would be seen, at one false alarm in %s%n",
                years(calibration.configuredYears()));
        lines.format(
                "    drop   tried  seen within %d days  half within  nine of ten within%n", days);
        calibration.drops().forEach(this::addDrop);
    }

    private void addDrop(DropOutcome drop) {
        String size = drop.size() == 0 ? "none" : String.format(Locale.ROOT, "%.3g", drop.size());
        if (!drop.hasRoom()) {
            lines.format(
                    "    %-5s  the level lies too low to fall by that much%n", shortened(size));
        } else if (drop.tries() == 0) {
            lines.format("    %-5s      0%n", shortened(size));
        } else {
            lines.format(
                    "    %-5s  %5d  %18.0f %%  %11s  %18s%n",
                    shortened(size),
                    drop.tries(),
                    100 * drop.share(),
                    delay(drop.medianDays()),
                    delay(drop.ninetiethDays()));
        }
    }

    private static String shortened(String size) {
        return size.contains(".") ? size.replaceAll("0+$", "") : size;
    }

    private static String delay(double days) {
        if (days == Double.POSITIVE_INFINITY) {
            return "-";
        }
        return days < 2
                ? String.format(Locale.ROOT, "%.0f h", days * 24)
                : String.format(Locale.ROOT, "%.1f d", days);
    }

    private String mark(BudgetOutcome budget) {
        return budget.years() == calibration.configuredYears() ? "  (configured)" : "";
    }

    private static String size(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
                : "withheld";
    }

    static String years(double years) {
        if (years < 1) {
            return few(years * 12) + " months";
        }
        return years == 1 ? "1 year" : few(years) + " years";
    }

    /** A number with about two digits. */
    private static String few(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        String format = size >= 20 ? "%,.0f" : size >= 2 ? "%.1f" : "%.2f";
        String number = String.format(Locale.ROOT, format, value);
        return number.contains(".") ? number.replaceAll("\\.?0+$", "") : number;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
