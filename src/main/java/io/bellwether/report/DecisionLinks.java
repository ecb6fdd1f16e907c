package io.bellwether.report;

import io.bellwether.html.Html;
import java.util.List;
import java.util.Map;

/** Leads to the rows of the table of decisions. */
final class DecisionLinks {

    private final Map<String, Integer> numbers;
    private final Html html;

    DecisionLinks(Retrospective past, Html html) {
        numbers = past.numbers();
        this.html = html;
    }

    /** A link to the decision of that id, which is listed. */
    void write(String id) {
        Integer number = numbers.get(id);
        html.leaf("a", "No. " + number, "href", "#decision-" + number);
    }

    /** One link after the other. */
    void write(List<String> ids) {
        String between = "";
        for (String id : ids) {
            html.text(between);
            write(id);
            between = ", ";
        }
    }
}
