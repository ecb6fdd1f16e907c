package io.bellwether.report;

import io.bellwether.decision.Decision;
import io.bellwether.decision.Reversal;
import io.bellwether.html.Html;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every decision in one table, numbered as in the picture. */
final class DecisionSection {

    private final Retrospective past;
    private final Html html;
    private final Map<String, Integer> numbers;
    private final DecisionLinks links;

    DecisionSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
        numbers = past.numbers();
        links = new DecisionLinks(past, html);
    }

    void write() {
        html.open("section", "aria-labelledby", "decisions");
        html.leaf("h2", "Decisions", "id", "decisions");
        if (past.decisions().isEmpty()) {
            html.leaf("p", "No decision is known of this time.").close("section");
            return;
        }
        Map<String, Reversal> reversals = new HashMap<>();
        past.review().reversals().forEach(each -> reversals.put(each.later().id(), each));
        Table table = new Table(html, "Decisions in the order in which they took effect", "wide");
        table.head("No.", "In effect", "Decision", "About", "Decided by", "Touches", "Takes back");
        for (Decision decision : past.decisions()) {
            String number = String.valueOf(numbers.get(decision.id()));
            html.open("tr", "id", "decision-" + number, "tabindex", "-1");
            html.leaf("th", number, "scope", "row");
            table.cells(Words.moment(decision.effectiveAt()));
            html.open("td").foreign(decision.title()).close("td");
            html.open("td").foreign(about(decision)).close("td");
            html.open("td").foreign(decision.decidedBy()).close("td");
            table.cells(Words.touched(decision.assets()));
            writeReversed(decision, reversals.get(decision.id()));
            html.close("tr");
        }
        table.end();
        html.close("section");
    }

    private static String about(Decision decision) {
        return decision.stance().isEmpty()
                ? decision.subject()
                : decision.subject() + ": " + decision.stance();
    }

    private void writeReversed(Decision decision, @Nullable Reversal reversal) {
        html.open("td");
        if (reversal != null) {
            links.write(reversal.earlier().id());
        } else if (decision.reverses() != null && !numbers.containsKey(decision.reverses())) {
            html.text("one that is not listed");
        }
        html.close("td");
    }
}
