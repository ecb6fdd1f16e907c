package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.html.CampaignWords;
import io.bellwether.html.Html;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Table;
import io.bellwether.html.ThemeTable;
import io.bellwether.html.Words;
import io.bellwether.retrospect.Divergence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every alert with its figures, what people said and what preceded it; then all in one table. */
final class AlertSection {

    private final Retrospective past;
    private final Html html;
    private final Map<String, Integer> numbers;
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Divergence divergence;

    AlertSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
        numbers = past.numbers();
        divergence = past.divergence();
        past.decisions().forEach(decision -> decisions.put(decision.id(), decision));
    }

    /**
     * The part of its address that names an alert. Ids are hexadecimal; nothing else gets through.
     */
    static String anchor(PublicAlert alert) {
        return alert.id().replaceAll("[^A-Za-z0-9]", "-");
    }

    void write() {
        html.open("section", "aria-labelledby", "alerts").leaf("h2", "Alerts", "id", "alerts");
        List<AlertStory> stories = past.stories();
        if (stories.isEmpty()) {
            html.leaf("p", "No alert was raised.");
        } else {
            html.leaf("p", "In the order in which they were raised.", "class", "note");
            stories.forEach(this::writeStory);
            writeTable(stories);
        }
        html.close("section");
    }

    private void writeStory(AlertStory story) {
        PublicAlert worst = story.worst();
        String anchor = anchor(worst);
        html.open("details", "class", "alert " + worst.severity(), "id", "alert-" + anchor);
        html.open("summary").leaf("span", Words.name(worst.asset()), "class", "asset").text(" ");
        html.leaf("strong", worst.severity(), "class", "badge").text(" ");
        html.leaf("span", heading(story), "class", "when").close("summary");
        html.open("div", "class", "inside", "id", "quotes-" + anchor, "tabindex", "-1");
        html.leaf("p", figures(story)).line();
        String campaign = CampaignWords.of(worst);
        if (!campaign.isEmpty()) {
            html.leaf("p", campaign).line();
        }
        html.leaf("p", masked(story)).line();
        ThemeTable.write(worst, html);
        writeQuotes(story);
        writePreceding(worst);
        html.close("div").close("details");
    }

    private String heading(AlertStory story) {
        PublicAlert worst = story.worst();
        return "raised "
                + Words.minute(worst.raisedAt())
                + ", since about "
                + Words.minute(worst.onset())
                + ", by "
                + Words.shown(worst.size())
                + "; "
                + end(story);
    }

    private static String end(AlertStory story) {
        Instant raised = story.last().raisedAt();
        return story.last().isResolved()
                ? "resolved " + Words.minute(story.last().resolvedAtOr(raised))
                : "open at the end";
    }

    private static String figures(AlertStory story) {
        PublicAlert worst = story.worst();
        String signal =
                switch (worst.signal()) {
                    case "rating" -> "The stars that people give fell first";
                    case "mix" -> "Nothing but who speaks has changed";
                    default -> "What people write fell first";
                };
        return signal
                + ". As of "
                + Words.minute(worst.at())
                + ": level "
                + Words.shown(worst.level())
                + " where "
                + Words.shown(worst.baseline())
                + " was expected; "
                + Words.count(worst.votes())
                + " votes since the onset, "
                + Words.count(worst.authors())
                + " people in the last 14 days of it. "
                + (story.records().size() == 1
                        ? "1 record."
                        : story.records().size() + " records.");
    }

    /** Who looked well while it was open, by the times of its records. */
    private String masked(AlertStory story) {
        Map<Asset, List<String>> times = new EnumMap<>(Asset.class);
        for (PublicAlert each : story.records()) {
            if (!each.isResolved()) {
                for (Asset well : divergence.maskedBy(each.asset(), each.at())) {
                    times.computeIfAbsent(well, key -> new ArrayList<>())
                            .add(Words.minute(each.at()));
                }
            }
        }
        if (times.isEmpty()) {
            return "Masked by no other asset.";
        }
        List<String> masks = new ArrayList<>();
        times.forEach((asset, at) -> masks.add(asset.label() + ", as of " + String.join(", ", at)));
        return "Masked by " + String.join("; by ", masks) + ".";
    }

    private void writeQuotes(AlertStory story) {
        PublicAlert quoting = story.quoting();
        html.leaf("h3", "What people said");
        if (!quoting.hasQuoted()) {
            html.leaf("p", "Too few people spoke to be quoted.");
        }
        quoting.removedQuotes().ifPresent(removed -> html.leaf("p", removed, "class", "note"));
        for (PublicAlert.Quote quote : quoting.quotes()) {
            html.open("figure");
            writeText(quote);
            html.leaf("figcaption", source(quote)).close("figure");
        }
    }

    private void writeText(PublicAlert.Quote quote) {
        String text = quote.text();
        if (text == null) {
            html.leaf("p", "Deleted or expired.", "class", "note");
        } else {
            html.leaf("blockquote", text, "dir", "auto");
        }
    }

    private static String source(PublicAlert.Quote quote) {
        String at = quote.at().length() > 10 ? Words.minute(Instant.parse(quote.at())) : quote.at();
        String from = quote.source().isEmpty() ? "" : ", " + quote.source();
        String words =
                quote.carriedBy().isEmpty()
                        ? ""
                        : "; carried by " + String.join(", ", quote.carriedBy());
        return at + from + words;
    }

    private void writePreceding(PublicAlert alert) {
        List<String> known = alert.precededBy().stream().filter(numbers::containsKey).toList();
        html.leaf("h3", "Preceded by");
        if (alert.chanceOfPrecedence().isPresent()) {
            String chance = Words.number(alert.chanceOfPrecedence().getAsDouble());
            String text = "A random week of that time holds a decision with a chance of ";
            html.leaf("p", text + chance + ".", "class", "note");
        }
        if (known.isEmpty()) {
            html.leaf("p", "No decision in the seven days before the onset.");
            return;
        }
        html.open("ul");
        for (String id : known) {
            Decision decision = decisions.get(id);
            if (decision != null) {
                String number = String.valueOf(numbers.get(id));
                html.open("li").text(Words.moment(decision.effectiveAt()) + ": ");
                html.open("a", "href", "#decision-" + number).foreign(decision.title()).close("a");
                html.close("li");
            }
        }
        html.close("ul");
    }

    private void writeTable(List<AlertStory> stories) {
        Table table = new Table(html, "Every alert as it was last known", "wide");
        table.head(
                "Asset",
                "Severity",
                "Signal",
                "Since about",
                "Raised",
                "Resolved",
                "By",
                "Level",
                "Expected",
                "Votes",
                "People");
        for (AlertStory story : stories) {
            PublicAlert worst = story.worst();
            html.open("tr").open("th", "scope", "row");
            html.leaf("a", Words.name(worst.asset()), "href", "#quotes-" + anchor(worst));
            html.close("th");
            table.cells(worst.severity(), worst.signal(), Words.minute(worst.onset()));
            Instant raised = worst.raisedAt();
            boolean isResolved = story.last().isResolved();
            table.cells(
                    Words.minute(raised),
                    isResolved ? Words.minute(story.last().resolvedAtOr(raised)) : "open");
            table.numbers(
                    Words.shown(worst.size()),
                    Words.shown(worst.level()),
                    Words.shown(worst.baseline()),
                    Words.count(worst.votes()),
                    Words.count(worst.authors()));
            html.close("tr");
        }
        table.end();
    }
}
