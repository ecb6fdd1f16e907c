package io.bellwether.corenlp;

import java.util.List;
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
    static boolean hasWords(List<Token> tokens, LinearModel model) {
        return tokens.stream().anyMatch(token -> isWord(token) || isKnownSign(token, model));
    }

    private static boolean isWord(Token token) {
        return token.hasLetter();
    }

    private static boolean isKnownSign(Token token, LinearModel model) {
        return model.lexicon().contains(token.form()) || (token.hasPicture() && model.knows(token));
    }

    /** Whether enough of the words are known; hashtags have no vote. */
    static boolean isEnglish(List<Token> tokens, LinearModel model) {
        int words = 0;
        int known = 0;
        boolean hasKnownSign = false;
        for (Token token : tokens) {
            if (!isWord(token)) {
                hasKnownSign |= isKnownSign(token, model);
            } else if (!token.isHashtag()) {
                words++;
                known += model.knows(token) ? 1 : 0;
            }
        }
        return words < FEW ? words == 0 || known > 0 || hasKnownSign : 2 * known >= words;
    }
}
