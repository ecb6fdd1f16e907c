package io.bellwether.dashboard;

import io.bellwether.html.Html;
import io.bellwether.html.Words;

/** What stands around the content of every page. */
final class PageFrame {

    private final PageSettings settings;
    private final Links links;

    PageFrame(PageSettings settings, Links links) {
        this.settings = settings;
        this.links = links;
    }

    /** A page that refreshes by itself, where a script may run. */
    String of(String title, Board board, Html content) {
        Html page = begin(title, links.root());
        page.open("script", "src", links.root() + "page.js", "defer", "").close("script");
        page.close("head");
        page.open("body", "data-version", board.version(), "data-events", links.root() + "events");
        skip(page);
        page.open("header", "class", "top");
        writeBrand(page);
        page.open("nav", "aria-label", "Pages").open("ul");
        writePlace("Now", links.front(), page);
        writePlace("Alerts", links.alerts(""), page);
        writePlace("Decisions", links.decisions(""), page);
        page.close("ul").close("nav").close("header");
        writeStatus(board.status(), page);
        page.open("p", "id", "lost", "class", "banner", "role", "alert", "hidden", "");
        page.close("p");
        page.open("p", "id", "news", "class", "unseen", "role", "status").close("p");
        page.open("main", "id", "content", "tabindex", "-1").svg(content.toString()).close("main");
        page.open("footer");
        page.leaf("p", "All times are UTC. The three assets are never averaged.");
        page.leaf("p", settings.generator()).close("footer");
        return page.close("body").close("html").toString();
    }

    private void writeBrand(Html page) {
        page.open("p", "class", "brand").leaf("a", "Bellwether", "href", links.front());
        if (!settings.isLive()) {
            page.text(" ").leaf("strong", settings.mark(), "class", "badge");
        }
        page.close("p");
    }

    private static void writePlace(String name, String address, Html page) {
        page.open("li").leaf("a", name, "href", address).close("li");
    }

    private void writeStatus(BoardStatus status, Html page) {
        page.open("div", "id", "freshness", "class", "freshness", "data-live", "");
        if (status.failedSince() != null) {
            page.open("p", "class", "banner").leaf("strong", "Out of date. ");
            page.text(
                    "The connection to the topics was lost " + Words.minute(status.failedSince()));
            page.text(". What is shown is what was known then" + newest(status) + ".");
            page.close("p");
        } else if (!status.isCaughtUp() && settings.isLive()) {
            page.open("p", "class", "banner calm").leaf("strong", "Reading. ");
            page.text("The topics are being read from their beginning; more is to come.");
            page.close("p");
        } else if (!settings.isLive()) {
            page.leaf("p", "A past that was replayed. It does not change.", "class", "note");
        } else {
            page.leaf("p", "Follows the topics" + newest(status) + ".", "class", "note");
        }
        if (status.malformed() > 0) {
            String count = Words.count(status.malformed());
            String text = "Records that could not be read and are left out: " + count + ".";
            page.leaf("p", text, "class", "note");
        }
        page.close("div");
    }

    private static String newest(BoardStatus status) {
        return status.lastRecordAt() == null
                ? "; no record has come yet"
                : "; the newest record was written " + Words.minute(status.lastRecordAt());
    }

    /** A page that only says something. */
    static String plain(String title, String root, Html content) {
        Html page = begin(title, root).close("head").open("body");
        skip(page);
        page.open("main", "id", "content", "tabindex", "-1").svg(content.toString()).close("main");
        return page.close("body").close("html").toString();
    }

    private static void skip(Html page) {
        page.leaf("a", "Skip to the content", "class", "skip", "href", "#content").line();
    }

    private static Html begin(String title, String root) {
        Html page = new Html();
        page.svg("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.open("meta", "charset", "utf-8").line();
        page.open("meta", "name", "viewport", "content", "width=device-width").line();
        page.open("meta", "name", "color-scheme", "content", "light dark").line();
        page.leaf("title", title + " · Bellwether").line();
        page.open("link", "rel", "icon", "type", "image/svg+xml", "href", root + "icon.svg").line();
        return page.open("link", "rel", "stylesheet", "href", root + "page.css").line();
    }
}
