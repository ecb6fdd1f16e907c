package io.bellwether.theme;

/** A text of rules cannot be read: which line, what was expected there, and what came. */
public final class ThemeRulesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 40;

    ThemeRulesException(int line, String expected, String found) {
        super("line " + line + ": expected " + expected + ", found \"" + start(found) + '"');
    }

    private static String start(String found) {
        return found.length() <= LONGEST_QUOTE ? found : found.substring(0, LONGEST_QUOTE) + "...";
    }
}
