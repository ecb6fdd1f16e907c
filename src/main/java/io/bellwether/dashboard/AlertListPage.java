package io.bellwether.dashboard;

import io.bellwether.feedback.Asset;
import io.bellwether.html.Html;
import io.bellwether.html.Words;
import java.util.ArrayList;
import java.util.List;

/** All alerts, part by part. */
final class AlertListPage {

    static final int SIZE = 50;

    private final Board board;
    private final Query query;
    private final Links links = Links.TOP;
    private final String asset;
    private final String state;

    AlertListPage(Board board, Query query) {
        this.board = board;
        this.query = query;
        asset = Asset.ofLabel(query.get("asset")).map(Asset::label).orElse("");
        String asked = query.get("state");
        state = asked.equals("open") || asked.equals("resolved") ? asked : "";
    }

    Html content() {
        Html html = new Html();
        List<AlertHead> found = board.alerts().stream().filter(this::isAsked).toList();
        html.leaf("h1", "Alerts").line();
        html.open("section", "id", "list", "data-live", "", "aria-labelledby", "found");
        writeChoices(html);
        Pager<AlertHead> pager = Pager.of(found, query.get("page"), SIZE);
        String count = found.size() == 1 ? "1 alert" : Words.count(found.size()) + " alerts";
        html.leaf("h2", count, "id", "found");
        if (found.isEmpty()) {
            html.leaf("p", "No such alert has been raised.");
        } else {
            String caption = "Open ones first, then those raised last";
            AlertTable.write(caption, pager.shown(), links, html);
        }
        pager.write(part -> address(asset, state, part), html);
        html.close("section");
        return html;
    }

    private boolean isAsked(AlertHead alert) {
        return (asset.isEmpty() || alert.asset().label().equals(asset))
                && (state.isEmpty() || alert.isOpen() == state.equals("open"));
    }

    private void writeChoices(Html html) {
        html.open("nav", "aria-label", "Whose alerts").open("ul", "class", "choices");
        writeChoice("All assets", "", state, asset.isEmpty(), html);
        for (Asset each : Asset.values()) {
            String label = each.label();
            writeChoice(Words.name(each), label, state, asset.equals(label), html);
        }
        html.close("ul").close("nav");
        html.open("nav", "aria-label", "In which state").open("ul", "class", "choices");
        writeChoice("Open and resolved", asset, "", state.isEmpty(), html);
        writeChoice("Open", asset, "open", state.equals("open"), html);
        writeChoice("Resolved", asset, "resolved", state.equals("resolved"), html);
        html.close("ul").close("nav");
    }

    private void writeChoice(
            String name, String ofAsset, String inState, boolean isChosen, Html html) {
        html.open("li");
        if (isChosen) {
            html.leaf("a", name, "href", address(ofAsset, inState, 1), "aria-current", "true");
        } else {
            html.leaf("a", name, "href", address(ofAsset, inState, 1));
        }
        html.close("li");
    }

    private String address(String ofAsset, String inState, int part) {
        List<String> parts = new ArrayList<>();
        if (!ofAsset.isEmpty()) {
            parts.add("asset=" + ofAsset);
        }
        if (!inState.isEmpty()) {
            parts.add("state=" + inState);
        }
        if (part > 1) {
            parts.add("page=" + part);
        }
        return links.alerts(parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }
}
