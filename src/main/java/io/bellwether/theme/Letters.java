package io.bellwether.theme;

/**
 * What each character of a text is to the rules. Letters and digits of ASCII have a code from 0 to
 * 35, whatever their case; other ones are letters that no rule knows.
 */
final class Letters {

    /** Codes of letters that rules can hold, from 0. */
    static final int KNOWN = 36;

    /** A letter or digit of no rule. */
    static final int UNKNOWN = 36;

    /** An apostrophe: inside a word it is passed over. */
    static final int APOSTROPHE = -1;

    /** The end of a sentence, if no letter follows at once. */
    static final int FULL_STOP = -2;

    /** What stands between words. */
    static final int OTHER = -3;

    private static final int[] ASCII = new int[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = ofAscii(Character.toLowerCase(c));
        }
    }

    private Letters() {}

    static int of(char c) {
        if (c < ASCII.length) {
            return ASCII[c];
        }
        return switch (c) {
            case '\u2018', '\u2019', '\u02bc', '\u00b4', '\uff07' -> APOSTROPHE;
            case '\u2026' -> FULL_STOP;
            default -> Character.isLetterOrDigit(c) ? UNKNOWN : OTHER;
        };
    }

    private static int ofAscii(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= '0' && c <= '9') {
            return 26 + c - '0';
        }
        return switch (c) {
            case '\'', '`' -> APOSTROPHE;
            case '.', '!', '?', ';' -> FULL_STOP;
            default -> OTHER;
        };
    }
}
