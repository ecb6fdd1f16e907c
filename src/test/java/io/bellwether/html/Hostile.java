package io.bellwether.html;

import java.util.List;

/** Texts that would take over a page, a picture or a Markdown file that let them. */
public final class Hostile {

    /** What each of them would do if it could: in a browser, set this property of the window. */
    public static final String MARK = "hacked";

    public static final List<String> TEXTS =
            List.of(
                    "</script><script>window.hacked=1</script>",
                    "<img src=x onerror=\"window.hacked=2\">",
                    "\"><svg onload=window.hacked=3>",
                    "' onmouseover='window.hacked=4' x='",
                    "</title></style><script>window.hacked=5</script>",
                    "<!--<script>window.hacked=6</script>-->",
                    "<iframe srcdoc=\"<script>parent.hacked=7</script>\"></iframe>",
                    "javascript:window.hacked=8",
                    "<a href=\"javascript:window.hacked=9\">click</a>",
                    "<details open ontoggle=window.hacked=10>",
                    "&lt;script&gt;window.hacked=11&lt;/script&gt;",
                    "<math><mtext></table><mglyph><style><!--</style><img title=\"--&gt;&lt;img"
                            + " src=1 onerror=window.hacked=12&gt;\">",
                    "<base href=\"https://evil.example/\"><link rel=stylesheet href=//evil.example/x>",
                    "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                    "safe \u202Egnp.exe\u202C \u2066hidden\u2069 \u0000\u001B[31m\uFFFE\uD800 end",
                    "# Heading\n\n- item [link](javascript:window.hacked=13) <https://evil.example>",
                    "`code` **bold** https://evil.example www.evil.example me@evil.example @all #1",
                    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349"
                            + "algo",
                    "x".repeat(5000));

    private Hostile() {}

    /** All of them in one text. */
    public static String all() {
        return String.join(" ", TEXTS);
    }
}
