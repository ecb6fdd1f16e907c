package io.bellwether.dashboard;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.html.Course;
import io.bellwether.html.CoursePanel;
import io.bellwether.html.Html;
import io.bellwether.html.Slice;
import io.bellwether.html.Stretch;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import io.bellwether.monitor.Level;
import io.bellwether.plot.Calendar;
import io.bellwether.plot.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The courses of the assets on one axis of time, as a drawing and the same as numbers. */
final class CoursePicture {

    /** More would cover each other; the list has them all. */
    private static final int MOST_SPANS = 150;

    private static final int MOST_MARKS = 120;

    private final Board board;
    private final Stretch shown;
    private final Map<Asset, List<Level>> levels;
    private final Links links;
    private final List<AlertHead> alerts;

    CoursePicture(Board board, Stretch shown, Map<Asset, List<Level>> levels, Links links) {
        this.board = board;
        this.shown = shown;
        this.levels = levels;
        this.links = links;
        alerts = board.alerts().stream().filter(alert -> stretch(alert).meets(shown)).toList();
    }

    void write(Html html) {
        String title = "The level of each asset, " + Words.days(shown);
        html.open("figure", "class", "course").frame(title, svg(title));
        html.leaf("figcaption", CoursePanel.LEGEND + hidden()).close("figure");
        html.open("details", "id", "numbers", "class", "levels");
        html.leaf("summary", "The same as numbers");
        levels.forEach((asset, its) -> writeTable(asset, its, html));
        html.close("details");
    }

    private String svg(String title) {
        List<Timeline.Panel> panels = new ArrayList<>();
        levels.forEach((asset, its) -> panels.add(panel(asset, its)));
        return new Timeline(
                        title,
                        new Calendar("", shown.from(), shown.to()),
                        "Decisions",
                        marks(),
                        panels)
                .toSvg();
    }

    private Timeline.Panel panel(Asset asset, List<Level> its) {
        return new CoursePanel(asset, new Course(its), shown).panel(shown.to(), spans(asset));
    }

    private List<Timeline.Span> spans(Asset asset) {
        return alerts.stream()
                .filter(alert -> alert.asset() == asset)
                .limit(MOST_SPANS)
                .map(this::span)
                .toList()
                .reversed();
    }

    private Stretch stretch(AlertHead alert) {
        Instant end = alert.resolvedAt() == null ? shown.to() : alert.resolvedAt();
        return new Stretch(alert.onset(), end.isBefore(alert.onset()) ? alert.onset() : end);
    }

    private Timeline.Span span(AlertHead alert) {
        Stretch stretch = stretch(alert);
        return new Timeline.Span(
                stretch.from().getEpochSecond(),
                alert.raisedAt().getEpochSecond(),
                stretch.to().getEpochSecond(),
                alert.severity().label(),
                alert.severity().label() + ", by " + Words.shown(alert.size()),
                links.alert(alert.id()),
                AlertWords.tip(alert));
    }

    /** Decisions are numbered by the order in which they took effect, the first has 1. */
    private List<Timeline.Mark> marks() {
        List<Decision> decisions = board.decisions();
        List<Timeline.Mark> marks = new ArrayList<>();
        for (int i = 0; i < decisions.size() && marks.size() < MOST_MARKS; i++) {
            Decision decision = decisions.get(i);
            int number = decisions.size() - i;
            if (shown.holds(decision.effectiveAt())) {
                String when = Words.moment(decision.effectiveAt());
                marks.add(
                        new Timeline.Mark(
                                decision.effectiveAt().getEpochSecond(),
                                String.valueOf(number),
                                links.decision(number),
                                Html.seen(
                                        "Decision "
                                                + number
                                                + ", "
                                                + when
                                                + ": "
                                                + decision.title())));
            }
        }
        return marks.reversed();
    }

    private String hidden() {
        boolean isCrowded = levels.keySet().stream().anyMatch(it -> count(it) > MOST_SPANS);
        return isCrowded
                ? " Of each asset, " + MOST_SPANS + " alerts are drawn; the list has all."
                : "";
    }

    private long count(Asset asset) {
        return alerts.stream().filter(alert -> alert.asset() == asset).count();
    }

    private void writeTable(Asset asset, List<Level> its, Html html) {
        CoursePanel panel = new CoursePanel(asset, new Course(its), shown);
        String step = panel.step().label();
        Table table = new Table(html, Words.name(asset) + ", by " + step + " (UTC)", "levels");
        table.head(Words.capital(step), "Votes", "Level", "Expected", "Band", "Place");
        for (Slice slice : panel.slices()) {
            html.open("tr").leaf("th", panel.when(slice), "scope", "row");
            table.numbers(
                    Words.count(slice.votes()),
                    Words.number(slice.level()),
                    slice.hasBand() ? Words.number(slice.expected()) : "–",
                    slice.hasBand() ? "± " + Words.number(slice.halfWidth()) : "–");
            table.cells(slice.hasBand() ? slice.place() : "learning");
            html.close("tr");
        }
        table.end();
    }
}
