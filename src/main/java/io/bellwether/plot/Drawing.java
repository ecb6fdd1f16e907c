package io.bellwether.plot;

/** Draws one chart into a document: paper first, then grid, bands, series and texts. */
final class Drawing {

    /** The share of a category's width that its marks take up. */
    private static final double CROWD = .8;

    private static final double TEXT_ABOVE = 5;

    private final Chart chart;
    private final Frame frame;
    private final Svg svg;
    private final int crowd;

    Drawing(Chart chart, Frame frame, Svg svg) {
        this.chart = chart;
        this.frame = frame;
        this.svg = svg;
        this.crowd = (int) chart.series().stream().filter(each -> each.style().hasMarks()).count();
    }

    void draw() {
        svg.text("bw-ink bw-title", "start", frame.left(), frame.top() - 20, chart.title());
        drawGrid();
        chart.bands().forEach(this::drawBand);
        svg.line("bw-axis", frame.left(), frame.bottom(), frame.right(), frame.bottom());
        svg.line("bw-axis", frame.left(), frame.bottom(), frame.left(), frame.top());
        drawAllSeries();
        drawLabels();
        Legend.draw(chart.series(), frame, svg);
    }

    private void drawGrid() {
        for (Tick tick : chart.y().ticks()) {
            double y = frame.y(tick.share());
            svg.line("bw-grid", frame.left(), y, frame.right(), y);
            svg.text("bw-ink", "end", frame.left() - 8, y + 4, tick.text());
        }
        if (chart.x() instanceof Categories categories) {
            drawBorders(categories);
            Names.draw(categories, frame, svg);
            return;
        }
        for (Tick tick : chart.x().ticks()) {
            double x = frame.x(tick.share());
            svg.line("bw-grid", x, frame.bottom(), x, frame.top());
            svg.text("bw-ink", "middle", x, frame.bottom() + 18, tick.text());
        }
    }

    private void drawBorders(Categories categories) {
        for (int i = 1; i < categories.names().size(); i++) {
            double x = frame.x(categories.share(i - .5));
            svg.line("bw-grid", x, frame.bottom(), x, frame.top());
        }
    }

    private void drawLabels() {
        double middle = (frame.left() + frame.right()) / 2;
        double below = frame.bottom() + (chart.x() instanceof Categories ? 56 : 42);
        if (!Names.areSlanted(chart.x(), frame)) {
            svg.text("bw-soft", "middle", middle, below, chart.x().label());
        }
        double centre = (frame.top() + frame.bottom()) / 2;
        svg.turned("bw-soft", "middle", -90, frame.left() - 56, centre, chart.y().label());
    }

    private void drawBand(Band band) {
        boolean isAcross = band.side() == Band.Side.X;
        Axis axis = isAcross ? chart.x() : chart.y();
        double from = Math.clamp(axis.share(band.from()), 0, 1);
        double to = Math.clamp(axis.share(band.to()), 0, 1);
        double left = isAcross ? frame.x(from) : frame.left();
        double right = isAcross ? frame.x(to) : frame.right();
        double top = isAcross ? frame.top() : frame.y(to);
        double bottom = isAcross ? frame.bottom() : frame.y(from);
        if (band.isLine()) {
            svg.line("bw-dash", left, isAcross ? bottom : top, right, top);
        } else {
            svg.open("rect").at("x", left).at("y", top).at("width", right - left);
            svg.at("height", bottom - top)
                    .has("fill", "#d55e00")
                    .has("fill-opacity", ".16")
                    .close();
        }
        if (band.label().isEmpty()) {
            return;
        }
        if (isAcross) {
            svg.text("bw-soft", "start", left + TEXT_ABOVE, top + 14, band.label());
        } else {
            svg.text("bw-soft", "end", right - TEXT_ABOVE, top - TEXT_ABOVE, band.label());
        }
    }

    private void drawAllSeries() {
        int beside = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            double shift = 0;
            if (chart.x() instanceof Categories categories && series.style().hasMarks()) {
                double room = frame.width() / categories.names().size() * CROWD;
                shift = crowd == 1 ? 0 : room * ((beside + .5) / crowd - .5);
                beside++;
            }
            new SeriesDrawing(chart, series, Look.of(i), frame, svg).draw(shift);
        }
    }
}
