package io.bellwether.report;

import io.bellwether.decision.Decision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every decision in one table, numbered as in the picture. */
final class DecisionSection {

    private final Retrospective past;
    private final Html html;

    DecisionSection(Retrospective past, Html html) {
        this.past = past;
        this.html = html;
    }

    void write() {
        html.open("section", "aria-labelledby", "decisions");
        html.leaf("h2", "Decisions", "id", "decisions");
        if (past.decisions().isEmpty()) {
            html.leaf("p", "No decision is known of this time.").close("section");
            return;
        }
        Map<String, Integer> numbers = past.numbers();
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
            writeReversed(decision.reverses(), numbers);
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

    private void writeReversed(@Nullable String id, Map<String, Integer> numbers) {
        html.open("td");
        Integer number = id == null ? null : numbers.get(id);
        if (number != null) {
            html.leaf("a", "No. " + number, "href", "#decision-" + number);
        } else if (id != null) {
            html.text("one that is not listed");
        }
        html.close("td");
    }
}
