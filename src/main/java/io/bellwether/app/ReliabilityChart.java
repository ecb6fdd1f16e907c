package io.bellwether.app;

import io.bellwether.corenlp.Evaluation;
import io.bellwether.corenlp.Reliability.Tenth;
import io.bellwether.plot.Chart;
import io.bellwether.plot.Linear;
import io.bellwether.plot.Point;
import io.bellwether.plot.Series;
import java.util.ArrayList;
import java.util.List;

/** Whether the levels of scorers mean what they say, and on how many texts that rests. */
final class ReliabilityChart {

    private ReliabilityChart() {}

    /** An SVG document of one scorer or several on the same texts. */
    static String svg(List<Evaluation> evaluations) {
        List<Series> truths = new ArrayList<>();
        List<Series> counts = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            List<Tenth> tenths = evaluation.reliability().tenths();
            truths.add(
                    new Series(
                            evaluation.scorer(),
                            Series.Style.MARKS,
                            tenths.stream().map(ReliabilityChart::truth).toList()));
            counts.add(
                    new Series(
                            evaluation.scorer(),
                            Series.Style.LINE_AND_MARKS,
                            tenths.stream()
                                    .map(it -> Point.of(it.level(), (double) it.texts()))
                                    .toList()));
        }
        // Last, so that a scorer has the same colour in both charts.
        truths.add(
                new Series(
                        "as it should be",
                        Series.Style.LINE,
                        List.of(Point.of(0, 0), Point.of(1, 1))));
        double[] heights =
                counts.stream()
                        .flatMap(series -> series.points().stream())
                        .mapToDouble(Point::y)
                        .toArray();
        return Chart.stacked(
                List.of(
                        Chart.of(
                                "Reliability by tenth of the level, with 95 % intervals",
                                level(),
                                new Linear("mean of the true classes (0, .5, 1)", 0, 1),
                                truths),
                        Chart.of(
                                "Texts in each tenth of the level",
                                level(),
                                Linear.fromZero("texts", heights),
                                counts)));
    }

    private static Point truth(Tenth tenth) {
        Evaluation.Interval interval = tenth.interval();
        return new Point(tenth.level(), tenth.truth(), interval.low(), interval.high());
    }

    private static Linear level() {
        return new Linear("mean level", 0, 1);
    }
}
