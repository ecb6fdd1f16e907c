package io.bellwether.plot;

import java.util.List;

/**
 * A picture of some series over two axes.
 *
 * <p>A value beyond an end of the y axis is drawn there, hollow; where an axis is logarithmic that
 * is also the place of 0. The same chart gives the same bytes on every machine.
 *
 * @param title what it shows, in one line
 * @param series in the order of the legend
 * @param bands stretches to be shaded
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, List<Band> bands) {

    public Chart {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    /** A chart without bands. */
    public static Chart of(String title, Axis x, Axis y, List<Series> series) {
        return new Chart(title, x, y, series, List.of());
    }

    /** A complete SVG document, which grows and shrinks with its place. */
    public String toSvg() {
        return stacked(List.of(this));
    }

    /**
     * One SVG document with {@code charts} below each other.
     *
     * @param charts at least one
     */
    public static String stacked(List<Chart> charts) {
        if (charts.isEmpty()) {
            throw new IllegalArgumentException("a picture of no chart");
        }
        Svg svg = new Svg(Frame.WIDTH, Frame.HEIGHT * charts.size(), charts.getFirst().title());
        double top = 0;
        for (Chart chart : charts) {
            new Drawing(chart, Frame.of(chart, top), svg).draw();
            top += Frame.HEIGHT;
        }
        return svg.end();
    }
}
