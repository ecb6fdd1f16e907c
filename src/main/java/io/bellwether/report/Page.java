package io.bellwether.report;

import io.bellwether.html.Html;
import io.bellwether.html.Style;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One HTML file that needs nothing beside itself. Its policy (Content Security Policy 3) allows
 * this one style sheet and this one script, by their hashes, and nothing else: no request, no
 * frame, no form, no other script, whatever a text may contain.
 */
final class Page {

    private Page() {}

    /**
     * The file.
     *
     * @param body what stands between the tags of {@code main}
     * @param foot what stands below, in small letters
     */
    static String of(String title, Html body, Html foot) {
        String style = Style.common() + Style.resource(Page.class, "report.css");
        String script = Style.resource(Page.class, "report.js");
        Html page = new Html();
        page.svg("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.open("meta", "charset", "utf-8").line();
        page.open(
                "meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        page.line().open("meta", "name", "viewport", "content", "width=device-width");
        page.line().open("meta", "name", "referrer", "content", "no-referrer");
        page.line().leaf("title", title).line();
        page.svg("<style>" + style + "</style>\n").close("head").open("body");
        page.leaf("a", "Skip to the content", "class", "skip", "href", "#content").line();
        page.open("main", "id", "content").svg(body.toString()).close("main");
        page.open("footer").svg(foot.toString()).close("footer");
        page.svg("<script>" + script + "</script>\n").close("body").close("html");
        return page.toString();
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '"
                + hash(style)
                + "'; script-src '"
                + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String source) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
