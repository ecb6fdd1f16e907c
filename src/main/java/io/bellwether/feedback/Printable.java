package io.bellwether.feedback;

/**
 * Texts of strangers made fit for one line of a log or a terminal: without what starts a new line,
 * commands the terminal, or turns the order of reading. Not for HTML.
 */
public final class Printable {

    private Printable() {}

    /** {@code text} with a blank in place of each such sign; as long as it was. */
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    /** As {@link #line}, cut after {@code most} characters, which is then to be seen. */
    public static String line(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? line(text)
                : line(text.substring(0, text.offsetByCodePoints(0, most))) + " ...";
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7f) || (!Character.isSurrogate(c) && isSeen(c));
    }

    private static String replaced(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> isSeen(c) ? c : ' ').forEach(line::appendCodePoint);
        return line.toString();
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
