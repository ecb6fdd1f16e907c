package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.bellwether.html.Slice;
import io.bellwether.html.Words;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one asset stands, in a box. All three are alike, whatever they say. */
final class Tile {

    /** An hour's mean is mostly noise, so a day's is told. */
    private static final Duration SPAN = Duration.ofHours(24);

    private static final int MOST_ALERTS = 3;

    private static final String CAMPAIGN =
            "A campaign, in the same 24 hours: had each copy of a text counted, there would be an"
                    + " alert. They count once.";

    private final Board board;
    private final Condition condition;
    private final Links links;

    Tile(Board board, Condition condition, Links links) {
        this.board = board;
        this.condition = condition;
        this.links = links;
    }

    void write(Html html) {
        Standing standing = condition.standing();
        String label = condition.asset().label();
        String name = Words.name(condition.asset());
        html.open(
                "li",
                "id",
                "tile-" + label,
                "class",
                "tile is-" + standing.label(),
                "data-name",
                name,
                "data-standing",
                StandingWords.name(standing));
        html.open("h3").leaf("a", name, "href", links.alerts("?asset=" + label)).close("h3");
        html.open("p", "class", "standing").open("strong");
        html.leaf("span", StandingWords.sign(standing), "class", "sign", "aria-hidden", "true");
        html.text(" " + StandingWords.name(standing)).close("strong");
        Instant since = condition.since();
        if (since != null) {
            html.text(" ").leaf("span", "since " + Words.minute(since), "class", "since");
        }
        html.close("p");
        html.leaf("p", StandingWords.meaning(standing), "class", "meaning");
        writeFigures(html);
        writeRemarks(standing, html);
        writeAlerts(html);
        html.close("li");
    }

    private void writeFigures(Html html) {
        Level last = condition.last();
        if (last == null) {
            return;
        }
        Instant to = last.to();
        List<Level> heard =
                board.levels(condition.asset(), to.minus(SPAN), to).stream()
                        .filter(level -> level.votes() > 0)
                        .toList();
        if (heard.isEmpty()) {
            return;
        }
        Slice day = Slice.slice(heard.getFirst().from(), to, heard);
        html.open("dl", "class", "figures");
        writeFigure("Level", Words.number(day.level()), html);
        writeFigure("Expected", day.hasBand() ? band(day) : "not learned yet", html);
        writeFigure("Votes", Words.count(day.votes()), html);
        html.close("dl");
        String place = day.place().isEmpty() ? "" : day.place() + ", ";
        String text = Words.capital(place + "in the 24 hours up to " + Words.minute(to) + ".");
        html.leaf("p", text, "class", "note");
    }

    /** Of few votes it is wider than the scale on which levels lie. */
    private static String band(Slice slice) {
        return Words.number(Math.max(0, slice.expected() - slice.halfWidth()))
                + " to "
                + Words.number(Math.min(1, slice.expected() + slice.halfWidth()));
    }

    private static void writeFigure(String name, String value, Html html) {
        html.open("div").leaf("dt", name).leaf("dd", value).close("div");
    }

    /** What an alert would hide. */
    private void writeRemarks(Standing standing, Html html) {
        if (condition.isSparse() && standing != Standing.NOT_ENOUGH_PEOPLE) {
            html.leaf("p", StandingWords.meaning(Standing.NOT_ENOUGH_PEOPLE), "class", "note");
        }
        if (condition.isSilent() && standing != Standing.DATA_GAP) {
            html.leaf("p", StandingWords.meaning(Standing.DATA_GAP), "class", "note");
        }
        if (isCampaignNoticed()) {
            html.leaf("p", CAMPAIGN, "class", "note campaign");
        }
    }

    private boolean isCampaignNoticed() {
        Level last = condition.last();
        return last != null
                && board.levels(condition.asset(), last.to().minus(SPAN), last.to()).stream()
                        .anyMatch(level -> level.raw().isNotice());
    }

    private void writeAlerts(Html html) {
        List<AlertHead> open = condition.openAlerts();
        for (AlertHead alert : open.stream().limit(MOST_ALERTS).toList()) {
            html.open("p").leaf("a", AlertWords.line(alert), "href", links.alert(alert.id()));
            html.close("p");
        }
        if (open.size() > MOST_ALERTS) {
            String query = "?asset=" + condition.asset().label() + "&state=open";
            String more = "All " + Words.count(open.size()) + " open alerts";
            html.open("p").leaf("a", more, "href", links.alerts(query)).close("p");
        }
    }
}
