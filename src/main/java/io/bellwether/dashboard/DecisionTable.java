package io.bellwether.dashboard;

import io.bellwether.decision.Decision;
import io.bellwether.html.Html;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions as a table, the newest first. Each has a number: its place in the order in which all
 * took effect, from 1.
 */
final class DecisionTable {

    private final List<Decision> newestFirst;
    private final Links links;
    private final Map<String, Integer> numbers = new HashMap<>();

    DecisionTable(List<Decision> newestFirst, Links links) {
        this.newestFirst = newestFirst;
        this.links = links;
        for (int i = 0; i < newestFirst.size(); i++) {
            numbers.put(newestFirst.get(i).id(), newestFirst.size() - i);
        }
    }

    /** The newest {@code most} that took effect before {@code end}. */
    void write(String caption, Instant end, int most, Html html) {
        write(
                caption,
                newestFirst.stream()
                        .filter(decision -> !decision.effectiveAt().isAfter(end))
                        .limit(most)
                        .toList(),
                html);
    }

    /** {@code some} of them. */
    void write(String caption, List<Decision> some, Html html) {
        if (some.isEmpty()) {
            html.leaf("p", "No decision is known.");
            return;
        }
        Table table = new Table(html, caption, "wide");
        table.head("No.", "In effect", "Decision", "About", "Decided by", "Touches", "Takes back");
        for (Decision decision : some) {
            String number = String.valueOf(numbers.get(decision.id()));
            html.open("tr", "id", "decision-" + number, "tabindex", "-1");
            html.leaf("th", number, "scope", "row");
            table.cells(Words.moment(decision.effectiveAt()));
            html.open("td").foreign(decision.title()).close("td");
            html.open("td").foreign(about(decision)).close("td");
            html.open("td").foreign(decision.decidedBy()).close("td");
            table.cells(Words.touched(decision.assets()));
            writeReversed(decision, html);
            html.close("tr");
        }
        table.end();
    }

    private static String about(Decision decision) {
        return decision.stance().isEmpty()
                ? decision.subject()
                : decision.subject() + ": " + decision.stance();
    }

    private void writeReversed(Decision decision, Html html) {
        html.open("td");
        Integer earlier = decision.reverses() == null ? null : numbers.get(decision.reverses());
        if (earlier != null) {
            html.leaf("a", "No. " + earlier, "href", links.decision(earlier));
        } else if (decision.reverses() != null) {
            html.text("one that is not listed");
        }
        html.close("td");
    }
}
