package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import io.bellwether.plot.Band;
import io.bellwether.plot.Categories;
import io.bellwether.plot.Chart;
import io.bellwether.plot.Logarithmic;
import io.bellwether.plot.Point;
import io.bellwether.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The results as pictures: one mark with its interval for each detector. */
public final class DetectionCharts {

    private static final double LEAST_RATE = .01;
    private static final double MOST_RATE = 100;
    private static final double LEAST_HOURS = 1;
    private static final double MOST_HOURS = 1000;

    private DetectionCharts() {}

    /** SVG documents by file name; none for parts that were not measured. */
    public static SequencedMap<String, String> of(DetectionResults results) {
        SequencedMap<String, String> charts = new LinkedHashMap<>();
        if (!results.falseAlarms().isEmpty()) {
            charts.put("false-alarms.svg", rates("", results.falseAlarms()).toSvg());
        }
        if (!results.falseAlarmsOfTuned().isEmpty()) {
            Chart chart = rates(", the others tuned to topics", results.falseAlarmsOfTuned());
            charts.put("false-alarms-of-tuned.svg", chart.toSvg());
        }
        if (!results.delays().isEmpty()) {
            List<Chart> worlds =
                    Scenario.ofDelays().stream()
                            .map(world -> waits(world.name(), results.delays()))
                            .toList();
            charts.put("delays.svg", Chart.stacked(worlds));
        }
        return charts;
    }

    private static Chart rates(String which, List<Rates> rates) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < rates.getFirst().counts().size(); i++) {
            List<Point> points = new ArrayList<>();
            for (int x = 0; x < rates.size(); x++) {
                FalseAlarms.Count count = rates.get(x).counts().get(i);
                Interval interval = count.interval();
                points.add(new Point(x, count.rate(), interval.low(), interval.high()));
            }
            series.add(marks(rates.getFirst().counts().get(i).name(), points));
        }
        return new Chart(
                "False alarms a year" + which + "; hollow: none was seen",
                new Categories("", rates.stream().map(Rates::scenario).toList()),
                new Logarithmic("false alarms a year", LEAST_RATE, MOST_RATE),
                series,
                List.of(Band.line(Band.Side.Y, 1, "promised")));
    }

    private static Chart waits(String world, List<Waits> ofAllWorlds) {
        List<Waits> waits =
                ofAllWorlds.stream().filter(each -> each.world().equals(world)).toList();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < waits.getFirst().summaries().size(); i++) {
            List<Point> points = new ArrayList<>();
            for (int x = 0; x < waits.size(); x++) {
                Delays.Summary summary = waits.get(x).summaries().get(i);
                if (!summary.hours().isEmpty()) {
                    points.add(point(x, summary));
                }
            }
            series.add(marks(waits.getFirst().summaries().get(i).name(), points));
        }
        return Chart.of(
                "Mean delay in hours: " + world,
                new Categories(
                        "drop on [0, 1]",
                        waits.stream().map(each -> Texts.plain(each.size())).toList()),
                new Logarithmic("hours", LEAST_HOURS, MOST_HOURS),
                series);
    }

    private static Point point(int x, Delays.Summary summary) {
        double mean = summary.mean();
        Interval interval = summary.interval();
        return Double.isFinite(interval.low())
                ? new Point(x, mean, Math.max(0, interval.low()), interval.high())
                : Point.of(x, mean);
    }

    private static Series marks(String name, List<Point> points) {
        return new Series(name, Series.Style.MARKS, points);
    }
}
