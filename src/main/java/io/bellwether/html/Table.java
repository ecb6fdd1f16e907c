package io.bellwether.html;

import java.util.List;

/**
 * A table with a caption and named columns, in a frame that scrolls by itself where the page is
 * narrow and can be reached with the keyboard for that.
 */
public final class Table {

    private final Html html;

    /** Begins a table. */
    public Table(Html html, String caption, String style) {
        this.html = html;
        html.open(
                "div", "class", "frame", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table", "class", style).leaf("caption", caption);
    }

    /** Names the columns and begins the rows. */
    public void head(String... names) {
        html.open("thead").open("tr");
        for (String name : List.of(names)) {
            html.leaf("th", name, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody");
    }

    public void cells(String... texts) {
        for (String text : List.of(texts)) {
            html.leaf("td", text);
        }
    }

    public void numbers(String... texts) {
        for (String text : List.of(texts)) {
            html.leaf("td", text, "class", "number");
        }
    }

    public void end() {
        html.close("tbody").close("table").close("div");
    }
}
