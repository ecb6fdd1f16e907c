package io.bellwether.corenlp;

import java.util.Locale;

/**
 * What the scorer compares of a word: lower case, emoji without skin tone, a character repeated
 * more than three times shortened to three, and {@code 0} for digits of three places or more.
 */
final class Forms {

    private static final int MOST_REPEATS = 3;

    private Forms() {}

    /** The form of a token as CoreNLP's tokeniser cut it. */
    static String of(String surface) {
        String lower = surface.toLowerCase(Locale.ROOT);
        return isPlain(lower)
                ? lower
                : shortenNumbers(shortenRepeats(plainEmoji(lower), MOST_REPEATS));
    }

    /** Whether nothing needs to be done, as with most words. */
    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isThird = i >= 2 && word.charAt(i - 1) == c && word.charAt(i - 2) == c;
            if (c >= 0x80 || Character.isDigit(c) || isThird) {
                return false;
            }
        }
        return true;
    }

    /** Without skin tones and variation selectors, so that a thumb up is a thumb up. */
    private static String plainEmoji(String word) {
        if (word.codePoints().noneMatch(Forms::isVariation)) {
            return word;
        }
        StringBuilder out = new StringBuilder(word.length());
        word.codePoints().filter(c -> !isVariation(c)).forEach(out::appendCodePoint);
        return out.isEmpty() ? word : out.toString();
    }

    private static boolean isVariation(int c) {
        return c == 0xFE0E || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
    }

    /** With at most {@code most} of the same character in a row. */
    static String shortenRepeats(String word, int most) {
        StringBuilder out = new StringBuilder(word.length());
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            run = i > 0 && word.charAt(i - 1) == c ? run + 1 : 1;
            if (run <= most) {
                out.append(c);
            }
        }
        return out.length() == word.length() ? word : out.toString();
    }

    private static String shortenNumbers(String word) {
        StringBuilder out = new StringBuilder(word.length());
        int i = 0;
        while (i < word.length()) {
            int stop = i;
            while (stop < word.length() && Character.isDigit(word.charAt(stop))) {
                stop++;
            }
            if (stop - i >= 3) {
                out.append('0');
                i = stop;
            } else {
                out.append(word, i, Math.max(stop, i + 1));
                i = Math.max(stop, i + 1);
            }
        }
        return out.length() == word.length() ? word : out.toString();
    }
}
