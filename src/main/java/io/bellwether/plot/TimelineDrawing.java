package io.bellwether.plot;

import java.util.ArrayList;
import java.util.List;

/** Draws a timeline: the strip of marks, its lines through all panels, the panels, the days. */
final class TimelineDrawing {

    static final double WIDTH = 920;

    private static final double LEFT = 58;
    private static final double RIGHT = WIDTH - 14;
    private static final double STRIP_TITLE = 18;
    private static final double AXIS = 24;
    private static final double LABELLED = 20;
    private static final double DOT = 9;

    /** With more lanes than that, the marks lose their labels and shrink to dots. */
    private static final int MOST_LABELLED_LANES = 5;

    private final Timeline timeline;
    private final List<Timeline.Mark> marks;
    private final List<Integer> lanes;
    private final boolean isLabelled;
    private final double bottomOfStrip;
    private final double height;
    private final Svg svg;

    TimelineDrawing(Timeline timeline) {
        this.timeline = timeline;
        marks = timeline.marks().stream().filter(mark -> isWithin(mark.at())).toList();
        List<Integer> labelled = lanes(LABELLED);
        isLabelled = count(labelled) <= MOST_LABELLED_LANES;
        lanes = isLabelled ? labelled : lanes(DOT);
        bottomOfStrip = marks.isEmpty() ? 4 : STRIP_TITLE + count(lanes) * size() + 4;
        height = bottomOfStrip + timeline.panels().size() * PanelDrawing.HEIGHT + AXIS;
        svg = Svg.inPage(WIDTH, height, timeline.title());
    }

    String svg() {
        drawDays();
        double top = bottomOfStrip;
        for (Timeline.Panel panel : timeline.panels()) {
            new PanelDrawing(panel, timeline.axis(), frame(top), svg).draw();
            top += PanelDrawing.HEIGHT;
        }
        drawStrip();
        return svg.end();
    }

    private static Frame frame(double top) {
        return new Frame(LEFT, RIGHT, top, top + PanelDrawing.HEIGHT);
    }

    private void drawDays() {
        double bottom = height - AXIS;
        for (Tick tick : timeline.axis().ticks()) {
            double x = LEFT + (RIGHT - LEFT) * tick.share();
            svg.line("bw-grid", x, bottomOfStrip, x, bottom);
            String anchor = tick.share() > .97 ? "end" : tick.share() < .03 ? "start" : "middle";
            svg.text("bw-ink", anchor, x, bottom + 18, tick.text());
        }
    }

    private void drawStrip() {
        if (marks.isEmpty()) {
            return;
        }
        svg.text("bw-soft", "start", 0, 13, timeline.strip());
        for (int i = 0; i < marks.size(); i++) {
            drawMark(marks.get(i), lanes.get(i));
        }
    }

    private void drawMark(Timeline.Mark mark, int lane) {
        double x = x(mark.at());
        double y = bottomOfStrip - 4 - (lane + .5) * size();
        if (isLabelled) {
            svg.line("bw-moment", x, y + size() / 2, x, height - AXIS);
        }
        svg.open("a")
                .has("class", "bw-mark")
                .has("href", mark.link())
                .has("aria-label", mark.tip());
        svg.begin();
        svg.tip(mark.tip());
        svg.open("circle").at("cx", x).at("cy", y).at("r", size() / 2 - 1).close();
        if (isLabelled) {
            svg.text("bw-number", "middle", x, y + 4, mark.label());
        }
        svg.end("a");
    }

    /** The lowest lane for each mark in which it touches none before it. */
    private List<Integer> lanes(double size) {
        List<Integer> lanes = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (Timeline.Mark mark : marks) {
            double from = x(mark.at()) - size / 2;
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > from) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0.0);
            }
            ends.set(lane, from + size);
            lanes.add(lane);
        }
        return lanes;
    }

    private static int count(List<Integer> lanes) {
        return 1 + lanes.stream().mapToInt(lane -> lane).max().orElse(-1);
    }

    private double size() {
        return isLabelled ? LABELLED : DOT;
    }

    private boolean isWithin(double at) {
        double share = timeline.axis().share(at);
        return share >= 0 && share <= 1;
    }

    private double x(double at) {
        return LEFT + (RIGHT - LEFT) * timeline.axis().share(at);
    }
}
