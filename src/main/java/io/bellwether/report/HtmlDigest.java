package io.bellwether.report;

import io.bellwether.html.Html;

/** A digest as one HTML file, under the same policy as the report. */
public final class HtmlDigest {

    private HtmlDigest() {}

    /**
     * The file's content.
     *
     * @param generator the program and its version
     */
    public static String of(Digest digest, String generator) {
        Html body = new Html();
        body.open("header").leaf("h1", digest.title());
        body.leaf("p", "All times are UTC.").close("header");
        for (Digest.Section section : digest.sections()) {
            body.open("section").leaf("h2", section.heading()).open("ul");
            section.items().forEach(item -> write(item, body));
            body.close("ul").close("section");
        }
        if (!digest.rest().isEmpty()) {
            body.leaf("p", digest.rest());
        }
        return Page.of(digest.title(), body, new Html().leaf("p", "Written by " + generator + "."));
    }

    private static void write(Digest.Item item, Html html) {
        html.open("li").leaf("strong", item.subject()).text(": ").foreign(item.text());
        item.quotes().forEach(quote -> html.leaf("blockquote", quote, "dir", "auto"));
        html.close("li");
    }
}
