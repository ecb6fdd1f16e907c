package io.bellwether.plot;

import java.util.List;

/** What the colours mean, to the right of the axes. */
final class Legend {

    private static final double WIDEST = 230;
    private static final double SAMPLE = 30;
    private static final double LINE_HEIGHT = 20;

    private Legend() {}

    /** The width it needs; 0 when no series has a name. */
    static double width(List<Series> series) {
        int letters = series.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        return letters == 0 ? 0 : Math.min(WIDEST, SAMPLE + letters * Svg.LETTER);
    }

    static void draw(List<Series> series, Frame frame, Svg svg) {
        double x = frame.right() + 22;
        double y = frame.top() + 8;
        int letters = (int) ((WIDEST - SAMPLE) / Svg.LETTER);
        for (int i = 0; i < series.size(); i++) {
            if (!series.get(i).name().isEmpty()) {
                drawSample(series.get(i).style(), Look.of(i), x, y, svg);
                String name = Names.shortened(series.get(i).name(), letters);
                svg.text("bw-ink", "start", x + SAMPLE - 6, y + 4, name);
                y += LINE_HEIGHT;
            }
        }
    }

    private static void drawSample(Series.Style style, Look look, double x, double y, Svg svg) {
        if (style.hasLine()) {
            svg.open("line").has("stroke", look.colour()).has("stroke-width", "2");
            svg.at("x1", x).at("x2", x + 18).at("y1", y).at("y2", y).close();
        }
        if (style.hasMarks()) {
            look.mark(svg, x + 9, y, false).close();
        }
    }
}
