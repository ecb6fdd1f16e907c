package io.bellwether.plot;

/** Draws a forest: names on the left, estimates on the right, the axis above and below. */
final class ForestDrawing {

    private static final double WIDTH = TimelineDrawing.WIDTH;
    private static final double LABEL_END = 24;
    private static final double DATE = 34;
    private static final double NAME = 126;
    private static final int NAME_LETTERS = 36;
    private static final double LEFT = 410;
    private static final double RIGHT = WIDTH - 20;
    private static final double TITLE = 18;
    private static final double AXIS = 20;
    private static final double ROW = 20;
    private static final double BAND = 13;
    private static final double DOT = 3.6;
    private static final double ARROW = 4;

    private final Forest forest;
    private final Frame frame;
    private final Svg svg;

    ForestDrawing(Forest forest) {
        this.forest = forest;
        double top = TITLE + AXIS;
        frame = new Frame(LEFT, RIGHT, top, top + forest.rows().size() * ROW);
        svg = Svg.imageInPage(WIDTH, frame.bottom() + AXIS, forest.title());
    }

    String svg() {
        svg.text("bw-soft", "middle", (LEFT + RIGHT) / 2, 13, forest.x().label());
        drawNames();
        // Letters of some scripts are wide: what reaches beyond its place is covered.
        svg.open("rect").has("class", "bw-paper").at("x", LEFT - 8).at("y", frame.top());
        svg.at("width", WIDTH - LEFT + 8).at("height", frame.height()).close();
        drawAxis();
        for (int i = 0; i < forest.rows().size(); i++) {
            drawRow(forest.rows().get(i), middle(i));
        }
        return svg.end();
    }

    private double middle(int row) {
        return frame.top() + (row + .5) * ROW;
    }

    private void drawNames() {
        for (int i = 0; i < forest.rows().size(); i++) {
            Forest.Row row = forest.rows().get(i);
            double y = middle(i) + 4.5;
            svg.text("bw-ink", "end", LABEL_END, y, row.label());
            svg.text("bw-soft", "start", DATE, y, row.date());
            svg.text("bw-ink", "start", NAME, y, Names.shortened(row.name(), NAME_LETTERS));
        }
    }

    private void drawAxis() {
        for (Tick tick : forest.x().ticks()) {
            double x = frame.x(tick.share());
            svg.line("bw-grid", x, frame.top(), x, frame.bottom());
            svg.text("bw-soft", "middle", x, frame.top() - 6, tick.text());
            svg.text("bw-soft", "middle", x, frame.bottom() + 15, tick.text());
        }
        svg.line("bw-axis", x(0), frame.top(), x(0), frame.bottom());
    }

    private void drawRow(Forest.Row row, double y) {
        svg.open("g").begin();
        svg.tip(row.tip());
        svg.open("rect").has("class", "bw-tip").at("x", 0).at("y", y - ROW / 2);
        svg.at("width", WIDTH).at("height", ROW).close();
        if (row.usualLow() <= row.usualHigh()) {
            double left = x(row.usualLow());
            svg.open("rect").has("class", "bw-band").at("x", left).at("y", y - BAND / 2);
            svg.at("width", x(row.usualHigh()) - left).at("height", BAND).close();
        }
        drawInterval(row, y);
        drawDot(row, y);
        svg.end("g");
    }

    private void drawInterval(Forest.Row row, double y) {
        svg.line("bw-interval", x(row.low()), y, x(row.high()), y);
        drawEnd(row.low() < forest.x().from(), x(row.low()), ARROW, y);
        drawEnd(row.high() > forest.x().to(), x(row.high()), -ARROW, y);
    }

    /** An arrow where an interval is cut, a bar where it ends. */
    private void drawEnd(boolean isCut, double x, double inwards, double y) {
        if (isCut) {
            svg.line("bw-interval", x, y, x + inwards, y - ARROW);
            svg.line("bw-interval", x, y, x + inwards, y + ARROW);
        } else {
            svg.line("bw-interval", x, y - ARROW, x, y + ARROW);
        }
    }

    private void drawDot(Forest.Row row, double y) {
        double x = x(row.value());
        switch (row.dot()) {
            case HOLLOW -> drawCircle("bw-beyond", x, y);
            case FILLED -> drawCircle("bw-dot", x, y);
            case DIAMOND -> {
                svg.open("rect").has("class", "bw-diamond").at("x", x - DOT).at("y", y - DOT);
                svg.at("width", 2 * DOT).at("height", 2 * DOT);
                String place = Numbers.coordinate(x) + " " + Numbers.coordinate(y);
                svg.has("transform", "rotate(45 " + place + ")").close();
            }
        }
    }

    private void drawCircle(String style, double x, double y) {
        svg.open("circle").has("class", style).at("cx", x).at("cy", y).at("r", DOT).close();
    }

    /** What lies beyond the axis is drawn at its end. */
    private double x(double value) {
        return frame.x(Math.clamp(forest.x().share(value), 0.0, 1.0));
    }
}
