package io.bellwether.benchmark;

import io.bellwether.benchmark.AttackResults.Row;
import io.bellwether.plot.Chart;
import io.bellwether.plot.Linear;
import io.bellwether.plot.Logarithmic;
import io.bellwether.plot.Point;
import io.bellwether.plot.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The results as a picture: how often a siege by new accounts succeeds, by their number. */
public final class AttackCharts {

    private static final String NAME = "attacks.svg";

    private AttackCharts() {}

    /**
     * SVG documents by file name; none where no siege was tried, or one number of accounts only.
     */
    public static SequencedMap<String, String> of(AttackResults results) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        boolean hasSiege = results.rows().stream().anyMatch(AttackCharts::isShown);
        if (hasSiege && results.sizes().size() > 1) {
            List<Chart> charts = new ArrayList<>();
            for (Attack.Goal goal : Attack.Goal.values()) {
                charts.add(chart(results, goal));
            }
            files.put(NAME, Chart.stacked(charts));
        }
        return files;
    }

    private static boolean isShown(Row row) {
        return row.attack().tempo() == Attack.Tempo.SIEGE
                && row.attack().accounts() == Attack.Accounts.NEW;
    }

    private static Chart chart(AttackResults results, Attack.Goal goal) {
        List<Series> series = new ArrayList<>();
        for (Row row : results.rows()) {
            Attack attack = row.attack();
            if (attack.goal() == goal && isShown(row)) {
                if (series.isEmpty()) {
                    series.add(line("copies, each counts", results, row.open()));
                }
                series.add(line(attack.manner().label() + ", once", results, row.defended()));
            }
        }
        return Chart.of(
                "Share of the towns in which new accounts " + goal.label(),
                new Logarithmic(
                        "accounts that post every twelve hours for two weeks",
                        results.sizes().getFirst(),
                        results.sizes().getLast()),
                new Linear("share", 0, 1),
                series);
    }

    private static Series line(String name, AttackResults results, List<Double> shares) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (Double.isFinite(shares.get(i))) {
                points.add(Point.of(results.sizes().get(i), shares.get(i)));
            }
        }
        return new Series(name, Series.Style.LINE_AND_MARKS, points);
    }
}
