package io.bellwether.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws one panel of a timeline: its title, a lane of spans, the course with what is usual, and
 * bars below.
 */
final class PanelDrawing {

    static final double HEIGHT = 216;

    private static final double TITLE = 16;
    private static final double LANE_TOP = 23;
    private static final double LANE = 17;
    private static final double COURSE_TOP = 46;
    private static final double COURSE_BOTTOM = 164;
    private static final double BARS_TOP = 170;
    private static final double BARS_BOTTOM = 204;
    private static final double NARROWEST_SPAN = 7;
    private static final double HATCH = 7;

    /** A line joins slices that are not further apart than so many of their lengths. */
    private static final double JOINED_WITHIN = 4;

    private final Timeline.Panel panel;
    private final Calendar axis;
    private final Frame outer;
    private final Frame course;
    private final Svg svg;

    PanelDrawing(Timeline.Panel panel, Calendar axis, Frame outer, Svg svg) {
        this.panel = panel;
        this.axis = axis;
        this.outer = outer;
        this.svg = svg;
        double top = outer.top();
        course = new Frame(outer.left(), outer.right(), top + COURSE_TOP, top + COURSE_BOTTOM);
    }

    void draw() {
        svg.text("bw-ink bw-title", "start", 0, outer.top() + TITLE, panel.title());
        panel.shades().forEach(this::drawShade);
        drawGrid();
        drawBand();
        drawLine();
        drawBars();
        panel.slices().forEach(this::drawTip);
        panel.spans().forEach(this::drawSpan);
    }

    private void drawGrid() {
        for (Tick tick : panel.y().ticks()) {
            double y = course.y(tick.share());
            svg.line("bw-grid", course.left(), y, course.right(), y);
            svg.text("bw-soft", "end", course.left() - 7, y + 4, tick.text());
        }
        svg.line("bw-axis", outer.left(), bars(0), outer.right(), bars(0));
    }

    private void drawShade(Timeline.Shade shade) {
        double left = x(shade.from());
        double right = x(shade.to());
        if (right <= left) {
            return;
        }
        Frame area = new Frame(left, right, course.top(), course.bottom());
        svg.open("rect").has("class", shade.isHatched() ? "bw-gap" : "bw-shade");
        svg.at("x", left).at("y", area.top()).at("width", area.width()).at("height", area.height());
        svg.closeWith("rect", shade.tip());
        if (shade.isHatched()) {
            svg.open("path").has("class", "bw-hatch").has("d", hatch(area)).close();
        }
    }

    /** Strokes from the lower left to the upper right, cut at the area's sides. */
    private static String hatch(Frame area) {
        StringBuilder path = new StringBuilder();
        for (double x = area.left() - area.height() + HATCH; x < area.right(); x += HATCH) {
            double from = Math.max(x, area.left());
            double to = Math.min(x + area.height(), area.right());
            path.append("M").append(at(from)).append(" ").append(at(area.bottom() - (from - x)));
            path.append("L").append(at(to)).append(" ").append(at(area.bottom() - (to - x)));
        }
        return path.toString();
    }

    /** Goes on through slices that a line joins, and is a column where one stands alone. */
    private void drawBand() {
        StringBuilder path = new StringBuilder();
        List<Timeline.Slice> run = new ArrayList<>();
        for (Timeline.Slice slice : panel.slices()) {
            boolean goesOn = slice.hasBand() && !run.isEmpty() && areJoined(run.getLast(), slice);
            if (!goesOn) {
                appendBand(run, path);
                run.clear();
            }
            if (slice.hasBand()) {
                run.add(slice);
            }
        }
        appendBand(run, path);
        if (!path.isEmpty()) {
            svg.open("path").has("class", "bw-band").has("d", path.toString()).close();
        }
    }

    private void appendBand(List<Timeline.Slice> run, StringBuilder path) {
        if (run.isEmpty()) {
            return;
        }
        Timeline.Slice first = run.getFirst();
        Timeline.Slice last = run.getLast();
        path.append("M").append(place(first.from(), first.high()));
        run.forEach(slice -> path.append("L").append(place(slice.middle(), slice.high())));
        path.append("L").append(place(last.to(), last.high()));
        path.append("L").append(place(last.to(), last.low()));
        run.reversed()
                .forEach(slice -> path.append("L").append(place(slice.middle(), slice.low())));
        path.append("L").append(place(first.from(), first.low())).append("Z");
    }

    private String place(double time, double value) {
        return at(x(time)) + " " + at(y(value));
    }

    private void drawLine() {
        StringBuilder line = new StringBuilder();
        List<Timeline.Slice> slices = panel.slices();
        for (int i = 0; i < slices.size(); i++) {
            Timeline.Slice slice = slices.get(i);
            boolean isJoined = i > 0 && areJoined(slices.get(i - 1), slice);
            boolean goesOn = i + 1 < slices.size() && areJoined(slice, slices.get(i + 1));
            if (!isJoined && !goesOn) {
                svg.open("circle").has("class", "bw-dot").at("cx", x(slice.middle()));
                svg.at("cy", y(slice.value())).at("r", 2).close();
            } else {
                line.append(isJoined ? "L" : "M").append(place(slice.middle(), slice.value()));
            }
        }
        if (!line.isEmpty()) {
            svg.open("path").has("class", "bw-level").has("d", line.toString()).close();
        }
        slices.stream().filter(slice -> !isInside(slice.value())).forEach(this::drawBeyond);
    }

    private static boolean areJoined(Timeline.Slice one, Timeline.Slice next) {
        return next.from() - one.to() <= JOINED_WITHIN * (one.to() - one.from());
    }

    /** A value beyond an end of the axis stands there as a hollow mark. */
    private void drawBeyond(Timeline.Slice slice) {
        svg.open("circle").has("class", "bw-beyond");
        svg.at("cx", x(slice.middle())).at("cy", y(slice.value())).at("r", 2.5).close();
    }

    private boolean isInside(double value) {
        double share = panel.y().share(value);
        return share >= 0 && share <= 1;
    }

    private void drawBars() {
        double most = panel.slices().stream().mapToDouble(Timeline.Slice::bar).max().orElse(0);
        StringBuilder path = new StringBuilder();
        for (Timeline.Slice slice : panel.slices()) {
            if (slice.bar() > 0) {
                path.append("M").append(at(x(slice.from()))).append(" ").append(at(bars(0)));
                path.append("V").append(at(bars(slice.bar() / most)));
                path.append("H").append(at(Math.max(x(slice.to()), x(slice.from()) + .5)));
                path.append("V").append(at(bars(0))).append("Z");
            }
        }
        if (!path.isEmpty()) {
            svg.open("path").has("class", "bw-bars").has("d", path.toString()).close();
            svg.text("bw-soft bw-small", "start", 0, bars(1) + 9, panel.barLabel());
            svg.text("bw-soft bw-small", "end", outer.left() - 7, bars(0), most(most));
        }
    }

    private static String most(double most) {
        return "≤ " + Numbers.text(most, 1);
    }

    private void drawTip(Timeline.Slice slice) {
        double left = x(slice.from());
        svg.open("rect").has("class", "bw-tip").at("x", left).at("y", course.top());
        svg.at("width", Math.max(1, x(slice.to()) - left)).at("height", bars(0) - course.top());
        svg.closeWith("rect", slice.tip());
    }

    private void drawSpan(Timeline.Span span) {
        double left = x(span.from());
        double right = Math.max(x(span.to()), left + NARROWEST_SPAN);
        double known = Math.clamp(x(span.known()), left, right);
        if (axis.share(span.to()) < 0 || axis.share(span.from()) > 1) {
            return;
        }
        svg.open("rect").has("class", "bw-during bw-" + span.style()).at("x", left);
        svg.at("y", course.top()).at("width", right - left).at("height", course.height()).close();
        svg.open("a").has("class", "bw-span bw-" + span.style()).has("href", span.link());
        svg.has("aria-label", span.tip()).begin();
        svg.tip(span.tip());
        drawLane("bw-before", left, right);
        drawLane("bw-known", known, right);
        double room = right - Math.max(known, left) - 10;
        if (room > span.label().length() * Svg.LETTER * 1.1) {
            svg.text("bw-onspan", "start", known + 5, outer.top() + LANE_TOP + 13, span.label());
        }
        svg.end("a");
    }

    private void drawLane(String style, double left, double right) {
        svg.open("rect").has("class", style).at("x", left).at("y", outer.top() + LANE_TOP);
        svg.at("width", right - left).at("height", LANE).at("rx", 2).close();
    }

    private double bars(double share) {
        double bottom = outer.top() + BARS_BOTTOM;
        return bottom - share * (BARS_BOTTOM - BARS_TOP);
    }

    private double x(double time) {
        return course.x(Math.clamp(axis.share(time), 0, 1));
    }

    private double y(double value) {
        return course.y(Math.clamp(panel.y().share(value), 0, 1));
    }

    private static String at(double pixels) {
        return Numbers.coordinate(pixels);
    }
}
