package io.bellwether.redaction;

/**
 * A name behind an at sign: a letter, and at least two more letters, digits, dots or underlines.
 */
final class Handles {

    private static final int LEAST = 3;
    private static final int MOST = 64;

    private Handles() {}

    static int end(Scan text, int start) {
        if (text.at(start) != '@' || isBefore(text.before(start))) {
            return Identifiers.NONE;
        }
        if (!Character.isLetter(text.at(start + 1))) {
            return Identifiers.NONE;
        }
        int end = start + 1;
        while (end - start <= MOST && isOfName(text.at(end))) {
            end++;
        }
        while (text.at(end - 1) == '.') {
            end--;
        }
        int name = Links.startWithin(text, start + 1, end);
        return end - start > LEAST && name > start + 1 ? name : Identifiers.NONE;
    }

    /** What makes it part of something else. */
    private static boolean isBefore(char c) {
        return Character.isLetterOrDigit(c) || c == '@' || c == '_';
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
