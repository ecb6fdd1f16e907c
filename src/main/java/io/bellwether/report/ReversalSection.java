package io.bellwether.report;

import io.bellwether.decision.Concentration;
import io.bellwether.decision.Decision;
import io.bellwether.decision.DecisionReview;
import io.bellwether.decision.Notice;
import io.bellwether.decision.Reversal;
import io.bellwether.html.Html;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What was taken back, how often, and what else is worth knowing of how the company decides. */
final class ReversalSection {

    private final Html html;
    private final DecisionReview review;
    private final DecisionLinks links;

    ReversalSection(Retrospective past, Html html) {
        this.html = html;
        review = past.review();
        links = new DecisionLinks(past, html);
    }

    void write() {
        html.open("section", "aria-labelledby", "reversals");
        html.leaf("h2", "Taken back", "id", "reversals");
        if (review.reversals().isEmpty()) {
            html.leaf(
                    "p",
                    "No decision takes back another, as far as the list tells: by naming it, or by"
                            + " the opposite stance on the same subject.");
        } else {
            html.leaf("p", churn());
            writeReversals();
        }
        writeNotices();
        html.close("section");
    }

    private String churn() {
        int most = 0;
        Instant at = Instant.EPOCH;
        for (Reversal reversal : review.reversals()) {
            int churn = review.churnAt(reversal.at());
            if (churn > most) {
                most = churn;
                at = reversal.at();
            }
        }
        return "Churn, the decisions taken back within 28 days, was highest at "
                + most
                + ", first on "
                + Words.moment(at)
                + ".";
    }

    private void writeReversals() {
        Table table = new Table(html, "Decisions that took back an earlier one", "wide");
        table.head("No.", "In effect", "Decision", "Takes back", "After", "Churn");
        for (Reversal reversal : review.reversals()) {
            Decision later = reversal.later();
            html.open("tr").open("th", "scope", "row");
            links.write(later.id());
            html.close("th");
            table.cells(Words.moment(later.effectiveAt()));
            html.open("td").foreign(later.title()).close("td").open("td");
            links.write(reversal.earlier().id());
            html.text(" ").foreign(reversal.earlier().title()).close("td");
            Instant earlier = reversal.earlier().effectiveAt();
            table.numbers(
                    Words.length(Duration.between(earlier, reversal.at())),
                    Words.count(review.churnAt(reversal.at())));
            html.close("tr");
        }
        table.end();
    }

    private void writeNotices() {
        List<Notice> notices = review.notices();
        if (notices.isEmpty()) {
            return;
        }
        Table table = new Table(html, "Notices: they say how, and not whether it is good", "wide");
        table.head("When", "What", "Rests on");
        for (Notice notice : notices) {
            html.open("tr").leaf("th", Words.moment(notice.at()), "scope", "row").open("td");
            switch (notice) {
                case Notice.StrategyChurn churn -> html.text(text(churn));
                case Notice.Concentrated concentrated ->
                        html.text(shareOf(concentrated.concentration()))
                                .foreign(concentrated.concentration().role());
            }
            html.close("td").open("td", "class", "links");
            links.write(notice.decisionIds());
            html.close("td").close("tr");
        }
        table.end();
    }

    /** A notice as plain text, which may hold the name of a role. */
    static String text(Notice notice) {
        return switch (notice) {
            case Notice.StrategyChurn churn ->
                    "Strategy churn: "
                            + churn.decisionIds().size()
                            + " decisions took back others within 14 days";
            case Notice.Concentrated concentrated ->
                    shareOf(concentrated.concentration()) + concentrated.concentration().role();
        };
    }

    private static String shareOf(Concentration concentration) {
        return "Concentration: "
                + concentration.own()
                + " of "
                + concentration.decisions()
                + " decisions of 30 days were taken by ";
    }
}
