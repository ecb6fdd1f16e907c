package io.bellwether.report;

import io.bellwether.html.Html;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Stretch;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What was found, asset by asset: no line and no number speaks of two. */
final class SummarySection {

    private final Retrospective past;
    private final Html html;

    SummarySection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
    }

    void write() {
        html.open("section", "aria-labelledby", "short").leaf("h2", "In short", "id", "short");
        if (past.assets().isEmpty()) {
            html.leaf("p", "No feedback was read.").close("section");
            return;
        }
        html.open("ul", "class", "cards");
        past.assets().forEach(this::writeCard);
        html.close("ul");
        writeTable();
        html.close("section");
    }

    private void writeCard(AssetStory asset) {
        List<AlertStory> stories = asset.stories();
        html.open("li").leaf("h3", Words.name(asset.asset()));
        html.leaf("p", condition(asset), "class", "note");
        if (stories.isEmpty()) {
            html.leaf("p", "No alert.");
        } else {
            html.open("ul");
            stories.forEach(story -> writeAlert(story, asset.end(past.stretch().to())));
            html.close("ul");
        }
        html.close("li");
    }

    private void writeAlert(AlertStory story, Instant end) {
        PublicAlert worst = story.worst();
        Stretch stretch = story.stretch(end);
        String text =
                "since about "
                        + Words.day(worst.onset())
                        + ", by "
                        + Words.shown(worst.size())
                        + ", "
                        + (story.last().isResolved() ? "over after " : "open after ")
                        + Words.length(Duration.between(stretch.from(), stretch.to()));
        html.open("li").leaf("strong", worst.severity(), "class", "badge " + worst.severity());
        html.text(" ").leaf("a", text, "href", "#quotes-" + AlertSection.anchor(worst));
        html.close("li");
    }

    private static String condition(AssetStory asset) {
        return "Condition at the end: " + asset.phase().label();
    }

    private void writeTable() {
        Table table = new Table(html, "What was read", "wide");
        table.head(
                "Asset",
                "Records",
                "Votes",
                "Not scored",
                "Foreign",
                "First level",
                "Last level",
                "Data gaps",
                "Hours with a campaign",
                "One false alarm in");
        for (AssetStory asset : past.assets()) {
            html.open("tr").leaf("th", Words.name(asset.asset()), "scope", "row");
            table.numbers(
                    Words.count(asset.records()),
                    Words.count(asset.votes()),
                    Words.count(asset.notScored()),
                    Words.count(asset.foreign()));
            boolean isSilent = asset.levels().isEmpty();
            table.cells(
                    isSilent ? "–" : Words.day(asset.levels().getFirst().from()),
                    isSilent ? "–" : Words.day(asset.levels().getLast().to()));
            table.numbers(
                    Words.count(asset.gaps(past.stretch().to()).size()),
                    Words.count(asset.course().campaigns().size()));
            table.cells(budget(asset));
            html.close("tr");
        }
        table.end();
    }

    private static String budget(AssetStory asset) {
        if (asset.falseAlarmEveryYears().isEmpty()) {
            return "as the journal tells";
        }
        double years = asset.falseAlarmEveryYears().getAsDouble();
        return years == 1 ? "1 year" : Words.plain(years) + " years";
    }
}
