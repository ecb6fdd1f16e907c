package io.bellwether.report;

import io.bellwether.html.Html;
import io.bellwether.html.Slice;
import io.bellwether.html.Step;
import io.bellwether.html.Stretch;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The levels of each asset as a table, week by week, or day by day where the past is short. */
final class LevelSection {

    private static final Duration LONGEST_BY_DAYS = Duration.ofDays(35);

    private final Retrospective past;
    private final Html html;
    private final Step step;

    LevelSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
        Stretch stretch = past.stretch();
        boolean isShort =
                Duration.between(stretch.from(), stretch.to()).compareTo(LONGEST_BY_DAYS) <= 0;
        step = isShort ? Step.DAY : Step.WEEK;
    }

    void write() {
        html.open("section", "aria-labelledby", "levels");
        html.leaf("h2", "Levels by " + step.label(), "id", "levels");
        past.assets().forEach(this::writeAsset);
        html.close("section");
    }

    private void writeAsset(AssetStory asset) {
        String name = Words.name(asset.asset());
        html.open("details", "class", "levels").leaf("summary", name);
        Table table = new Table(html, name + ", by " + step.label() + " (UTC)", "levels");
        table.head(
                step == Step.WEEK ? "Week" : "Day",
                "Votes",
                "Level",
                "Expected",
                "Band",
                "Place",
                "Condition at its end");
        List<Slice> slices = Slice.of(asset.heard(), step);
        Instant end = past.stretch().to();
        List<Stretch> gaps = asset.gaps(end);
        for (Slice slice : slices) {
            html.open("tr").leaf("th", name(slice.from()), "scope", "row");
            table.numbers(
                    Words.count(slice.votes()),
                    Words.number(slice.level()),
                    Words.number(slice.expected()),
                    slice.hasBand() ? "± " + Words.number(slice.halfWidth()) : "–");
            table.cells(slice.place(), slice.phase().label());
            html.close("tr");
        }
        table.end();
        writeGaps(gaps);
        html.close("details");
    }

    private String name(Instant from) {
        return step == Step.WEEK ? Words.week(from) + ", from " + Words.day(from) : Words.day(from);
    }

    private void writeGaps(List<Stretch> gaps) {
        if (!gaps.isEmpty()) {
            html.leaf(
                    "p",
                    "Data gaps: " + String.join("; ", gaps.stream().map(Words::days).toList()));
        }
    }
}
