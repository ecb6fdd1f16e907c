package io.bellwether.calibration;

import io.bellwether.alert.Alert;
import io.bellwether.monitor.Level;
import io.bellwether.plot.Axis;
import io.bellwether.plot.Band;
import io.bellwether.plot.Calendar;
import io.bellwether.plot.Categories;
import io.bellwether.plot.Chart;
import io.bellwether.plot.Linear;
import io.bellwether.plot.Logarithmic;
import io.bellwether.plot.Point;
import io.bellwether.plot.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A calibration in pictures: the past with its alerts, and drops with their delays. */
public final class CalibrationCharts {

    private static final int POINTS = 120;

    private final Calibration calibration;

    private CalibrationCharts(Calibration calibration) {
        this.calibration = calibration;
    }

    /** An SVG document with the charts that there is something to show for; empty if for none. */
    public static String svg(Calibration calibration) {
        CalibrationCharts charts = new CalibrationCharts(calibration);
        List<Chart> all = new ArrayList<>();
        if (charts.levels().size() > 1) {
            all.add(charts.past());
        }
        if (!charts.budgets().isEmpty()) {
            all.add(charts.rates());
        }
        if (charts.drops().stream().anyMatch(drop -> drop.tries() > 0)) {
            all.add(charts.shares());
            all.add(charts.delays());
        }
        return all.isEmpty() ? "" : Chart.stacked(all);
    }

    /** Those of hours in which somebody voted: a data gap has no level. */
    private List<Level> levels() {
        return calibration.levels().stream().filter(level -> level.votes() > 0).toList();
    }

    /** Those under which a false alarm could have been raised. */
    private List<BudgetOutcome> budgets() {
        return calibration.budgets().stream().filter(it -> it.watchedYears() > 0).toList();
    }

    private Chart past() {
        List<Level> levels = levels();
        Instant from = levels.getFirst().from();
        Instant to = levels.getLast().to();
        List<Point> points = means(levels, from, to);
        List<Band> bands = new ArrayList<>();
        for (BudgetOutcome budget : calibration.budgets()) {
            if (budget.years() == calibration.configuredYears()) {
                budget.alerts().forEach(alert -> bands.add(band(alert, to)));
            }
        }
        double[] heights = points.stream().mapToDouble(Point::y).toArray();
        String title =
                calibration.overview().asset().label()
                        + ": level, and alerts from onset to end at one false alarm in "
                        + CalibrationText.years(calibration.configuredYears());
        return new Chart(
                title,
                new Calendar("", from, to),
                Linear.around("mean level", heights),
                List.of(new Series("", Series.Style.LINE, points)),
                bands);
    }

    private static Band band(Alert alert, Instant end) {
        Instant resolvedAt = alert.resolvedAt();
        Instant until = resolvedAt == null ? end : resolvedAt;
        return new Band(
                Band.Side.X,
                alert.onset().getEpochSecond(),
                Math.max(alert.onset().getEpochSecond(), until.getEpochSecond()),
                alert.severity().label());
    }

    /** Whole days, as few as make the curve readable; every level has votes. */
    private static List<Point> means(List<Level> levels, Instant from, Instant to) {
        double days = Hours.between(from, to) / 24;
        long length = 86_400 * Math.max(1, (long) StrictMath.ceil(days / POINTS));
        List<Point> points = new ArrayList<>();
        long piece = Long.MIN_VALUE;
        double sum = 0;
        long votes = 0;
        for (Level level : levels) {
            long now = Math.floorDiv(level.from().getEpochSecond(), length);
            if (now != piece && votes > 0) {
                points.add(Point.of((piece + .5) * length, sum / votes));
                sum = 0;
                votes = 0;
            }
            piece = now;
            sum += level.level() * level.votes();
            votes += level.votes();
        }
        points.add(Point.of((piece + .5) * length, sum / votes));
        return points;
    }

    private Chart rates() {
        List<String> names = new ArrayList<>();
        List<Point> allowed = new ArrayList<>();
        List<Point> found = new ArrayList<>();
        for (BudgetOutcome budget : budgets()) {
            PoissonInterval interval = budget.interval();
            int place = names.size();
            names.add("one in " + CalibrationText.years(budget.years()));
            allowed.add(Point.of(place, budget.promised()));
            found.add(new Point(place, budget.found(), interval.low(), interval.high()));
        }
        double[] heights =
                Stream.concat(allowed.stream(), found.stream())
                        .flatMapToDouble(point -> DoubleStream.of(point.y(), point.high()))
                        .toArray();
        return Chart.of(
                "False alarms a year on surrogates, with 95 % intervals (hollow: none)",
                new Categories("", names),
                Logarithmic.around("false alarms a year", heights),
                List.of(
                        new Series("allowed", Series.Style.MARKS, allowed),
                        new Series("found", Series.Style.MARKS, found)));
    }

    /** Those that were tried; no drop is not among them. */
    private List<DropOutcome> drops() {
        return calibration.drops().stream()
                .filter(drop -> drop.size() > 0 && drop.tries() > 0)
                .toList();
    }

    private Chart shares() {
        List<Point> points = drops().stream().map(d -> Point.of(d.size(), d.share())).toList();
        List<Band> bands =
                calibration.drops().stream()
                        .filter(drop -> drop.size() == 0 && drop.tries() > 0)
                        .map(drop -> Band.line(Band.Side.Y, drop.share(), "without a drop"))
                        .toList();
        return new Chart(
                "Share of lasting drops seen within " + calibration.horizonDays() + " days",
                sizes(),
                new Linear("share seen", 0, 1),
                List.of(new Series("", Series.Style.LINE_AND_MARKS, points)),
                bands);
    }

    private Chart delays() {
        double horizon = calibration.horizonDays();
        List<Point> points = new ArrayList<>();
        for (DropOutcome drop : drops()) {
            // What was not seen within the horizon lies beyond the axis: drawn hollow at its end.
            double beyond = 1.01 * horizon;
            points.add(
                    new Point(
                            drop.size(),
                            Math.min(beyond, drop.medianDays()),
                            Math.min(beyond, drop.tenthDays()),
                            Math.min(beyond, drop.ninetiethDays())));
        }
        double least = points.stream().mapToDouble(Point::low).min().orElse(1);
        double from = Logarithmic.around("", Math.max(.01, Math.min(least, horizon / 10))).from();
        return Chart.of(
                String.format(
                        Locale.ROOT,
                        "Days until a lasting drop is seen: median, one to nine of ten (hollow: more than %.0f)",
                        horizon),
                sizes(),
                new Logarithmic("days", from, horizon),
                List.of(new Series("", Series.Style.LINE_AND_MARKS, points)));
    }

    private Axis sizes() {
        double[] sizes = drops().stream().mapToDouble(DropOutcome::size).toArray();
        double most = DoubleStream.of(sizes).max().orElse(.1);
        return new Linear("size of the drop, on a level from 0 to 1", 0, most * 1.1);
    }
}
