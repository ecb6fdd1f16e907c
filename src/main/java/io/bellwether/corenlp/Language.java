package io.bellwether.corenlp;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text can be read as English, as far as the words that the model knows and frequent
 * words of other languages tell. To call foreign text neutral would dilute every share that counts
 * neutral. Nothing here has state; safe for use by several threads.
 */
final class Language {

    /** Of fewer words than these, the share that is known says little. */
    private static final int FEW = 5;

    /** Tags that say that nothing is known. */
    private static final Set<String> UNKNOWN = Set.of("", "und", "mul", "mis", "zxx");

    private Language() {}

    /** Whether a BCP 47 tag names another language than English. */
    static boolean isForeign(@Nullable String tag) {
        if (tag == null) {
            return false;
        }
        String primary = primary(tag.strip()).toLowerCase(Locale.ROOT);
        return !primary.equals("en") && !UNKNOWN.contains(primary);
    }

    /** What stands before the first {@code -} or {@code _}. */
    private static String primary(String tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (tag.charAt(i) == '-' || tag.charAt(i) == '_') {
                return tag.substring(0, i);
            }
        }
        return tag;
    }

    /** Whether there is a word, an emoticon or an emoji that can be scored. */
    static boolean hasWords(Reading text) {
        for (int i = 0; i < text.size(); i++) {
            Word word = text.word(i);
            if (word.hasLetter() || word.isSign()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether enough of the words are known; hashtags have no vote. A word that is frequent in
     * another language is not known, and counts as one word more. In a text of five words or more
     * two fifths must be known; in a shorter one, more words must be known than are foreign.
     */
    static boolean isEnglish(Reading text) {
        int words = 0;
        int known = 0;
        int foreign = 0;
        boolean hasKnownSign = false;
        for (int i = 0; i < text.size(); i++) {
            Word word = text.word(i);
            if (!word.hasLetter()) {
                hasKnownSign |= word.isSign();
            } else if (!word.isHashtag()) {
                words++;
                foreign += word.isForeign() ? 1 : 0;
                known += word.isKnown() && !word.isForeign() ? 1 : 0;
            }
        }
        return isEnglish(words, known, foreign, hasKnownSign);
    }

    private static boolean isEnglish(int words, int known, int foreign, boolean hasKnownSign) {
        if (words >= FEW) {
            return 5 * known >= 2 * (words + foreign);
        }
        return words == 0 || known > foreign || (hasKnownSign && foreign == 0);
    }
}
