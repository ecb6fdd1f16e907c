package io.bellwether.dashboard;

import io.bellwether.feedback.Asset;
import io.bellwether.html.Html;
import io.bellwether.html.Stretch;
import io.bellwether.html.Words;
import io.bellwether.monitor.Level;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three assets: how they stand, how they came there, and what is open. */
final class FrontPage {

    private static final int MOST_ALERTS = 20;
    private static final int MOST_DECISIONS = 10;

    private final Board board;
    private final Reach reach;
    private final Links links = Links.TOP;

    FrontPage(Board board, Reach reach) {
        this.board = board;
        this.reach = reach;
    }

    Html content() {
        Html html = new Html();
        html.leaf("h1", "The three assets").line();
        writeTiles(html);
        writeOpen(html);
        writeCourse(html);
        writeDecisions(html);
        return html;
    }

    private void writeTiles(Html html) {
        html.open("section", "id", "tiles", "data-live", "", "aria-labelledby", "standings");
        html.leaf("h2", "How they stand", "id", "standings", "class", "unseen");
        html.open("ul", "class", "tiles");
        for (Asset asset : Asset.values()) {
            new Tile(board, board.condition(asset), links).write(html);
        }
        html.close("ul").close("section");
    }

    private void writeOpen(Html html) {
        List<AlertHead> open = board.alerts().stream().takeWhile(AlertHead::isOpen).toList();
        html.open("section", "id", "open", "data-live", "", "aria-labelledby", "alerts");
        html.leaf("h2", "Open alerts", "id", "alerts");
        if (open.isEmpty()) {
            html.leaf("p", "None is open.");
        } else {
            List<AlertHead> some = open.stream().limit(MOST_ALERTS).toList();
            AlertTable.write("Open alerts, those raised last first", some, links, html);
        }
        String all =
                open.size() > MOST_ALERTS
                        ? "All " + Words.count(open.size()) + " open alerts"
                        : "All alerts, resolved ones too";
        String query = open.size() > MOST_ALERTS ? "?state=open" : "";
        html.open("p").leaf("a", all, "href", links.alerts(query)).close("p").close("section");
    }

    private void writeCourse(Html html) {
        html.open("section", "id", "course", "data-live", "", "aria-labelledby", "courses");
        html.leaf("h2", "How they came there", "id", "courses");
        html.open("nav", "aria-label", "How far back").open("ul", "class", "choices");
        for (Reach each : Reach.values()) {
            String address = links.front() + "?range=" + each.label() + "#course";
            html.open("li");
            if (each == reach) {
                html.leaf("a", each.words(), "href", address, "aria-current", "true");
            } else {
                html.leaf("a", each.words(), "href", address);
            }
            html.close("li");
        }
        html.close("ul").close("nav");
        Map<Asset, List<Level>> all = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            all.put(asset, board.levels(asset));
        }
        Optional<Stretch> stretch = reach.stretch(board, List.copyOf(all.values()));
        if (stretch.isPresent()) {
            new CoursePicture(board, stretch.get(), all, links).write(html);
        } else {
            html.leaf("p", "No level has been told yet.");
        }
        html.close("section");
    }

    private void writeDecisions(Html html) {
        html.open("section", "id", "decided", "data-live", "", "aria-labelledby", "decisions");
        html.leaf("h2", "Latest decisions", "id", "decisions");
        Instant end = board.lastEventAt().orElse(Instant.MAX);
        DecisionTable table = new DecisionTable(board.decisions(), links);
        table.write("Decisions in effect, the latest first", end, MOST_DECISIONS, html);
        html.open("p").leaf("a", "All decisions", "href", links.decisions("")).close("p");
        html.close("section");
    }
}
