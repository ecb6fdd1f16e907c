package io.bellwether.redaction;

/**
 * A text, what of it was found last, and how often somebody looked at one of its characters, so
 * that a test can hold the rules to a bound. Beyond both ends lies {@link #NOTHING}. Not safe for
 * several threads.
 */
final class Scan {

    /** What stands before the first and behind the last character. */
    static final char NOTHING = '\0';

    private final String text;
    private long looks;
    private int foundTo = Identifiers.NONE;

    Scan(String text) {
        this.text = text;
    }

    char at(int index) {
        looks++;
        return index >= 0 && index < text.length() ? text.charAt(index) : NOTHING;
    }

    int length() {
        return text.length();
    }

    /** The character before {@code index}; {@link #NOTHING} where it is replaced. */
    char before(int index) {
        return index == foundTo ? NOTHING : at(index - 1);
    }

    /** The end of what was found last, or {@link Identifiers#NONE}. */
    int foundTo() {
        return foundTo;
    }

    /** Tells that what ends at {@code end} was found, and will be replaced. */
    void found(int end) {
        foundTo = end;
    }

    /** How often a character was looked at. */
    long looks() {
        return looks;
    }

    boolean isDigit(int index) {
        return isDigit(at(index));
    }

    boolean isWord(int index) {
        return Character.isLetterOrDigit(at(index));
    }

    /** Whether {@code lower}, in small letters of ASCII, stands at {@code index} in any case. */
    boolean startsWith(int index, String lower) {
        for (int i = 0; i < lower.length(); i++) {
            if (small(at(index + i)) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return small(c) >= 'a' && small(c) <= 'z';
    }

    static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
