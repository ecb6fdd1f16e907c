package io.bellwether.plot;

/** Draws one series: intervals first, then its line, then its marks. */
final class SeriesDrawing {

    private static final double CAP = 2.5;

    private final Chart chart;
    private final Series series;
    private final Look look;
    private final Frame frame;
    private final Svg svg;

    SeriesDrawing(Chart chart, Series series, Look look, Frame frame, Svg svg) {
        this.chart = chart;
        this.series = series;
        this.look = look;
        this.frame = frame;
        this.svg = svg;
    }

    /** Draws it {@code shift} pixels to the right of its places. */
    void draw(double shift) {
        for (Point point : series.points()) {
            if (point.hasInterval()) {
                drawInterval(point, x(point) + shift);
            }
        }
        if (series.style().hasLine() && !series.points().isEmpty()) {
            drawLine(shift);
        }
        if (series.style().hasMarks()) {
            series.points().forEach(point -> drawMark(point, x(point) + shift));
        }
    }

    private void drawInterval(Point point, double x) {
        String path = "M" + at(x) + " " + at(y(point.low())) + "V" + at(y(point.high()));
        StringBuilder whole = new StringBuilder(path);
        for (double end : new double[] {point.low(), point.high()}) {
            if (isWithin(end)) {
                whole.append("M").append(at(x - CAP)).append(" ").append(at(y(end)));
                whole.append("H").append(at(x + CAP));
            }
        }
        svg.open("path").has("d", whole.toString()).has("stroke", look.colour());
        svg.has("fill", "none").has("stroke-width", "1.5").has("stroke-opacity", ".7").close();
    }

    private void drawLine(double shift) {
        StringBuilder path = new StringBuilder();
        for (Point point : series.points()) {
            path.append(path.isEmpty() ? "M" : "L").append(at(x(point) + shift));
            path.append(" ").append(at(y(point.y())));
        }
        svg.open("path").has("class", "bw-line").has("stroke", look.colour());
        svg.has("d", path.toString()).close();
    }

    private void drawMark(Point point, double x) {
        look.mark(svg, x, y(point.y()), !isWithin(point.y())).closeWith("path", tip(point));
    }

    private String tip(Point point) {
        String interval =
                point.hasInterval()
                        ? " ["
                                + Numbers.shortText(point.low())
                                + ", "
                                + Numbers.shortText(point.high())
                                + "]"
                        : "";
        String place = series.name().isEmpty() ? "" : series.name() + ": ";
        return place + Numbers.shortText(point.y()) + interval;
    }

    private double x(Point point) {
        return frame.x(Math.clamp(chart.x().share(point.x()), 0, 1));
    }

    private double y(double value) {
        double share = chart.y().share(value);
        // 0 on a logarithmic axis lies infinitely far down, what is below it nowhere.
        return frame.y(Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1));
    }

    private boolean isWithin(double value) {
        double share = chart.y().share(value);
        return share >= -1e-9 && share <= 1 + 1e-9;
    }

    private static String at(double pixels) {
        return Numbers.coordinate(pixels);
    }
}
