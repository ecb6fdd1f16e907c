package io.bellwether.html;

/**
 * HTML that is being written. Every text goes through here and is escaped; only {@link #svg} takes
 * markup, which another package of this program made.
 *
 * <p>Left out of texts is what no reader sees and some use to deceive: control characters, and the
 * marks that turn the direction of what follows. A text that needs its direction gets it from its
 * own letters ({@code dir=auto}) and keeps it to itself.
 */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Begins {@code element} with attributes, given as name and value in turn. */
    public Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    /** Ends {@code element}. */
    public Html close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    public Html text(String text) {
        escape(text);
        return this;
    }

    /** A whole element that holds a text alone. */
    public Html leaf(String element, String text, String... attributes) {
        open(element, attributes).text(text);
        out.append("</").append(element).append('>');
        return this;
    }

    /** A text of strangers: in a box of its own, so that its direction turns nothing else. */
    public Html foreign(String text) {
        return leaf("bdi", text, "dir", "auto");
    }

    /** A drawing of this program. */
    public Html svg(String drawing) {
        out.append(drawing);
        return this;
    }

    /** A drawing in a frame of its own, which is reached with the keyboard and scrolls sideways. */
    public Html frame(String name, String drawing) {
        open("div", "class", "frame", "role", "region", "tabindex", "0", "aria-label", name);
        return svg(drawing).close("div");
    }

    /** A line break in the source, for those who read it. */
    public Html line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** {@code text} without what only deceives. */
    public static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(Html::isSeen).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isSeen(int code) {
        if (code == '\n' || code == '\t') {
            return true;
        }
        boolean isControl = Character.isISOControl(code);
        boolean isSurrogate = code >= 0xD800 && code <= 0xDFFF;
        boolean isNoCharacter = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
        return !(isControl || isSurrogate || isNoCharacter || isTurn(code));
    }

    /** The embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9). */
    private static boolean isTurn(int code) {
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    }

    private void escape(String text) {
        text.codePoints().filter(Html::isSeen).forEach(this::append);
    }

    private void append(int code) {
        switch (code) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(code);
        }
    }
}
