package io.bellwether.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.html.CampaignWords;
import io.bellwether.html.Html;
import io.bellwether.html.PublicAlert;
import io.bellwether.html.Table;
import io.bellwether.html.ThemeTable;
import io.bellwether.html.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One alert: what it says in words, its life, who was quoted, what preceded it. */
final class AlertPage {

    private final List<PublicAlert> records;
    private final PublicAlert last;

    /** The last record before the end, if it ended: that one tells how bad it was. */
    private final PublicAlert worst;

    private final Html html = new Html();

    /**
     * A page of one alert.
     *
     * @param lines its records in their order; at least one
     */
    AlertPage(List<String> lines) {
        records = lines.stream().map(PublicAlert::of).toList();
        last = records.getLast();
        worst =
                records.reversed().stream()
                        .filter(each -> !each.isResolved())
                        .findFirst()
                        .orElse(last);
    }

    String title() {
        return Words.name(worst.asset()) + ", " + worst.severity() + " alert";
    }

    Html content() {
        html.open("article", "id", "alert", "data-live", "", "aria-labelledby", "title");
        html.open("h1", "id", "title").text(title() + " ");
        html.leaf("span", state(), "class", "badge " + (last.isResolved() ? "" : worst.severity()));
        html.close("h1");
        writeSummary();
        writeCampaign();
        writeAcceptance();
        writeQuotes();
        ThemeTable.write(worst, html);
        writePreceding();
        writeEvidence();
        writeLife();
        html.close("article");
        return html;
    }

    private String state() {
        return last.isResolved() ? "resolved" : "open";
    }

    private void writeSummary() {
        String end =
                last.isResolved()
                        ? "It was over " + Words.minute(last.resolvedAtOr(last.at())) + "."
                        : "It is open.";
        html.leaf(
                "p",
                "Raised "
                        + Words.minute(worst.raisedAt())
                        + "; what is said has been lower since about "
                        + Words.minute(worst.onset())
                        + ". "
                        + end,
                "class",
                "lead");
        html.open("dl", "class", "figures");
        writeFigure("Fell by", Words.shown(worst.size()));
        writeFigure("Level", Words.shown(worst.level()));
        writeFigure("Expected", Words.shown(worst.baseline()));
        writeFigure("Votes", Words.count(worst.votes()));
        writeFigure("People", Words.count(worst.authors()));
        html.close("dl");
        html.leaf(
                "p",
                AlertWords.signal(worst.signal())
                        + " As of "
                        + Words.minute(worst.at())
                        + ". Votes are those of texts or of stars, whichever is lower now, since the"
                        + " onset; people are all who spoke, in its last 14 days at most. A figure is withheld where too few of the staff spoke.",
                "class",
                "note");
    }

    private void writeCampaign() {
        String text = CampaignWords.of(worst);
        if (!text.isEmpty()) {
            html.leaf("p", text, "id", "campaign");
        }
    }

    private void writeFigure(String name, String value) {
        html.open("div").leaf("dt", name).leaf("dd", value).close("div");
    }

    private void writeAcceptance() {
        if (last.isResolved() || !last.record().path("proposesAcceptance").asBoolean()) {
            return;
        }
        html.open("p", "class", "banner calm");
        html.leaf("strong", "Is this the new normal? ");
        html.text(
                "It has been open for 30 days. To accept the present level, which ends the alert: ");
        html.leaf("code", "bellwether accept " + worst.asset().label() + " --by ROLE");
        html.close("p");
    }

    private void writeQuotes() {
        PublicAlert quoting =
                records.reversed().stream().filter(PublicAlert::hasQuoted).findFirst().orElse(last);
        html.leaf("h2", "What people said");
        if (!quoting.hasQuoted()) {
            html.leaf("p", "Too few people spoke to be quoted.");
        }
        quoting.removedQuotes().ifPresent(removed -> html.leaf("p", removed, "class", "note"));
        for (PublicAlert.Quote quote : quoting.quotes()) {
            html.open("figure", "class", "quote");
            String text = quote.text();
            if (text == null) {
                html.leaf("p", "Deleted or expired.", "class", "note");
            } else {
                html.leaf("blockquote", text, "dir", "auto");
            }
            html.open("figcaption").text(when(quote.at()));
            if (!quote.source().isEmpty()) {
                html.text(", ").foreign(quote.source());
            }
            if (!quote.carriedBy().isEmpty()) {
                html.text("; carried by ").foreign(String.join(", ", quote.carriedBy()));
            }
            html.close("figcaption").close("figure");
        }
    }

    /** Of staff only the day is known; what is no time stays as it is. */
    private static String when(String at) {
        try {
            return at.length() > 10 ? Words.minute(Instant.parse(at)) : at;
        } catch (DateTimeException e) {
            return at;
        }
    }

    private void writePreceding() {
        html.leaf("h2", "Preceded by");
        String note =
                "Decisions that took effect in the seven days before the onset. What came before need not be why.";
        html.leaf("p", note, "class", "note");
        JsonNode decisions = worst.record().path("precededBy");
        if (decisions.isEmpty()) {
            html.leaf("p", "No decision in the seven days before the onset.");
        } else {
            html.open("ul");
            for (JsonNode decision : decisions) {
                html.open("li").text(when(decision.path("effectiveAt").asText()) + ": ");
                html.foreign(decision.path("title").asText()).close("li");
            }
            html.close("ul");
        }
        if (worst.chanceOfPrecedence().isPresent()) {
            String chance = Words.number(worst.chanceOfPrecedence().getAsDouble());
            String text = "A random week of that time holds a decision with a chance of ";
            html.leaf("p", text + chance + ".", "class", "note");
        }
    }

    private void writeEvidence() {
        JsonNode evidence = worst.record().path("evidence");
        html.leaf("h2", "Evidence");
        html.leaf(
                "p",
                "The logarithm of the evidence against “nothing has changed” stood at "
                        + decimals(evidence.path("logM"))
                        + "; an alert needs "
                        + decimals(evidence.path("logBudget"))
                        + ", which follows from how often a false alarm is accepted. Scored by "
                        + worst.record().path("scorerId").asText()
                        + ". Alert "
                        + worst.id()
                        + ".");
    }

    private static String decimals(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.2f", number.asDouble()) : "–";
    }

    private void writeLife() {
        html.leaf("h2", "Its life");
        Table table = new Table(html, "Records of this alert, in their order", "wide");
        table.head("No.", "State", "At", "Severity", "By", "Level", "Expected", "Votes", "People");
        for (PublicAlert record : records) {
            html.open("tr").leaf("th", String.valueOf(record.seq()), "scope", "row");
            table.cells(
                    record.state(), when(record.record().path("at").asText()), record.severity());
            table.numbers(
                    Words.shown(record.size()),
                    Words.shown(record.level()),
                    Words.shown(record.baseline()),
                    Words.count(record.votes()),
                    Words.count(record.authors()));
            html.close("tr");
        }
        table.end();
        if (records.getFirst().seq() > 1 || records.getLast().seq() > records.size()) {
            html.leaf("p", "Earlier records are not kept in the topic any more.", "class", "note");
        }
    }
}
