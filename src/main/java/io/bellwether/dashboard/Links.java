package io.bellwether.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses within the page. They are relative, so that the page works under any path of a reverse
 * proxy.
 *
 * @param root what leads to the page's own path from where the links stand: empty, or {@code ../}
 */
record Links(String root) {

    /** From a page at the top. */
    static final Links TOP = new Links("");

    /** From a page one level below. */
    static final Links BELOW = new Links("../");

    String front() {
        return root + "./";
    }

    String alerts(String query) {
        return root + "alerts" + query;
    }

    String alert(String id) {
        return root + "alerts/" + encoded(id);
    }

    String decisions(String query) {
        return root + "decisions" + query;
    }

    /** The place of a decision in the list. */
    String decision(int number) {
        return decisions("?of=" + number + "#decision-" + number);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
