package io.bellwether.plot;

/**
 * An SVG document that is being written. Text is escaped here and nowhere else; numbers have one
 * decimal place.
 *
 * <p>It brings its own paper, light or dark as the reader has chosen, so that it can be read on
 * either.
 */
final class Svg {

    /** The size of a text, and how wide its letters are on average. */
    static final double LETTER = 6.4;

    private static final String STYLE =
            """
            <style>
            .bw-paper{fill:#ffffff}.bw-ink{fill:#24292f}.bw-soft{fill:#57606a}
            .bw-grid{stroke:#d8dee4;stroke-width:1}.bw-axis{stroke:#57606a;stroke-width:1}
            .bw-dash{stroke:#57606a;stroke-width:1.2;stroke-dasharray:5 4}
            .bw-hollow{fill:#ffffff}.bw-line{fill:none;stroke-width:2;stroke-linejoin:round}
            text{font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif;font-size:12px}
            .bw-title{font-size:16px;font-weight:600}
            @media (prefers-color-scheme:dark){
            .bw-paper{fill:#0d1117}.bw-ink{fill:#e6edf3}.bw-soft{fill:#9da7b3}
            .bw-grid{stroke:#2a313a}.bw-axis{stroke:#9da7b3}.bw-dash{stroke:#9da7b3}
            .bw-hollow{fill:#0d1117}}
            </style>
            """;

    private final StringBuilder out = new StringBuilder();

    Svg(double width, double height, String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(Numbers.coordinate(width))
                .append(' ')
                .append(Numbers.coordinate(height))
                .append("\" role=\"img\" aria-label=\"")
                .append(escape(title))
                .append("\">\n")
                .append(STYLE);
        open("rect").at("width", width).at("height", height).at("rx", 6).has("class", "bw-paper");
        close();
    }

    private Svg() {}

    /**
     * A piece of an HTML page, whose style sheet colours it. It is a group rather than an image, so
     * that what can be followed in it can be reached with the keyboard.
     */
    static Svg inPage(double width, double height, String title) {
        return inPage(width, height, "group", title);
    }

    /** As {@link #inPage}, with nothing in it to follow: to a screen reader it is its title. */
    static Svg imageInPage(double width, double height, String title) {
        return inPage(width, height, "img", title);
    }

    private static Svg inPage(double width, double height, String role, String title) {
        Svg svg = new Svg();
        svg.open("svg").has("viewBox", "0 0 " + sizes(width, height)).has("role", role);
        svg.has("aria-label", title).begin();
        return svg;
    }

    private static String sizes(double width, double height) {
        return Numbers.coordinate(width) + " " + Numbers.coordinate(height);
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    /** Begins an element; attributes follow, then {@link #close} or {@link #closeWith}. */
    Svg open(String element) {
        out.append('<').append(element);
        return this;
    }

    Svg at(String attribute, double pixels) {
        return has(attribute, Numbers.coordinate(pixels));
    }

    Svg has(String attribute, String value) {
        out.append(' ').append(attribute).append("=\"").append(escape(value)).append('"');
        return this;
    }

    void close() {
        out.append("/>\n");
    }

    /** Ends the attributes of an element that holds others. */
    void begin() {
        out.append(">\n");
    }

    /** Ends an element that {@link #begin} began. */
    void end(String element) {
        out.append("</").append(element).append(">\n");
    }

    /** A text that is shown while the pointer rests on the element that holds it. */
    void tip(String text) {
        out.append("<title>").append(escape(text)).append("</title>");
    }

    /** Ends the element with a text that is shown while the pointer rests on it. */
    void closeWith(String element, String tip) {
        out.append("><title>")
                .append(escape(tip))
                .append("</title></")
                .append(element)
                .append(">\n");
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        open("line").has("class", style).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2);
        close();
    }

    void text(String style, String anchor, double x, double y, String text) {
        open("text").has("class", style).has("text-anchor", anchor).at("x", x).at("y", y);
        out.append('>').append(escape(text)).append("</text>\n");
    }

    void turned(String style, String anchor, double degrees, double x, double y, String text) {
        String place = Numbers.coordinate(x) + " " + Numbers.coordinate(y);
        String turn = "rotate(" + Numbers.coordinate(degrees) + " " + place + ")";
        open("text").has("class", style).has("text-anchor", anchor).has("transform", turn);
        at("x", x).at("y", y);
        out.append('>').append(escape(text)).append("</text>\n");
    }

    /** Leaves out what XML 1.0 cannot hold even escaped. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().filter(Svg::isAllowed).forEach(code -> append(code, escaped));
        return escaped.toString();
    }

    private static boolean isAllowed(int code) {
        boolean isSurrogate = code >= 0xD800 && code <= 0xDFFF;
        boolean isControl = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
        return !isSurrogate && !isControl && code != 0xFFFE && code != 0xFFFF;
    }

    private static void append(int code, StringBuilder escaped) {
        switch (code) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(code);
        }
    }
}
