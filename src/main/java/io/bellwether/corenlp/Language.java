package io.bellwether.corenlp;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text can be read as English, as far as a list of known words tells. To call foreign
 * text neutral would dilute every share that counts neutral.
 */
final class Language {

    /** Fewer words than these are called foreign only when nothing in the text is known. */
    private static final int FEW = 5;

    /** Tags that say that nothing is known. */
    private static final Set<String> UNKNOWN = Set.of("", "und", "mul", "mis", "zxx");

    private Language() {}

    /** Whether a BCP 47 tag names another language than English. */
    static boolean isForeign(@Nullable String tag) {
        if (tag == null) {
            return false;
        }
        String primary = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return !primary.equals("en") && !UNKNOWN.contains(primary);
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

    /** Whether enough of the words are known; hashtags have no vote. */
    static boolean isEnglish(Reading text) {
        int words = 0;
        int known = 0;
        boolean hasKnownSign = false;
        for (int i = 0; i < text.size(); i++) {
            Word word = text.word(i);
            if (!word.hasLetter()) {
                hasKnownSign |= word.isSign();
            } else if (!word.isHashtag()) {
                words++;
                known += word.isKnown() ? 1 : 0;
            }
        }
        return words < FEW ? words == 0 || known > 0 || hasKnownSign : 2 * known >= words;
    }
}
