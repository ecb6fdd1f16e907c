package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.bellwether.html.Table;
import io.bellwether.html.Words;
import java.util.List;

/** Some alerts as a table, each with a link to its own page. */
final class AlertTable {

    private AlertTable() {}

    static void write(String caption, List<AlertHead> alerts, Links links, Html html) {
        Table table = new Table(html, caption, "wide");
        table.head(
                "Alert", "State", "Severity", "By", "Since about", "Raised", "Resolved", "Votes");
        for (AlertHead alert : alerts) {
            html.open("tr", "class", "is-" + alert.severity().label()).open("th", "scope", "row");
            String name = Words.name(alert.asset()) + ", " + Words.day(alert.raisedAt());
            html.leaf("a", name, "href", links.alert(alert.id())).close("th");
            table.cells(alert.isOpen() ? "open" : "resolved");
            html.open("td").leaf("span", alert.severity().label(), "class", badge(alert));
            html.close("td");
            table.numbers(Words.shown(alert.size()));
            table.cells(
                    Words.minute(alert.onset()),
                    Words.minute(alert.raisedAt()),
                    alert.resolvedAt() == null ? "–" : Words.minute(alert.resolvedAt()));
            table.numbers(Words.count(alert.votes()));
            html.close("tr");
        }
        table.end();
    }

    static String badge(AlertHead alert) {
        return "badge " + alert.severity().label();
    }
}
