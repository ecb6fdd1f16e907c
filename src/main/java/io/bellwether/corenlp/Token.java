package io.bellwether.corenlp;

import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordTokenFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One word or symbol as CoreNLP's tokeniser cut it.
 *
 * @param surface how it stands in the text
 * @param form what the scorer compares: lower case, emoji without skin tone, a character repeated
 *     more than three times shortened to three, and {@code 0} for digits of three places or more
 */
record Token(String surface, String form) {

    /**
     * The most tokens of one text that are read; what follows is not scored. The longest of 86,000
     * tweets and reviews has 420.
     */
    static final int LIMIT = 1000;

    private static final String OPTIONS =
            "untokenizable=noneKeep,invertible=false,ptb3Escaping=false,quotes=ascii,splitHyphenated=true";

    /** The first {@value #LIMIT} tokens of a text as {@link TextCleaner} leaves it. */
    static List<Token> of(String clean) {
        PTBTokenizer<Word> tokenizer =
                new PTBTokenizer<>(new StringReader(clean), new WordTokenFactory(), OPTIONS);
        List<Token> tokens = new ArrayList<>();
        while (tokens.size() < LIMIT && tokenizer.hasNext()) {
            String word = tokenizer.next().word();
            tokens.add(new Token(word, form(word)));
        }
        return tokens;
    }

    boolean hasLetter() {
        return form.codePoints().anyMatch(Character::isLetter);
    }

    /** An emoji or another pictorial sign; punctuation and figures are none. */
    boolean hasPicture() {
        return form.codePoints().anyMatch(c -> Character.getType(c) == Character.OTHER_SYMBOL);
    }

    boolean isHashtag() {
        return form.length() > 1 && form.charAt(0) == '#';
    }

    /** The form without the sign of a hashtag. */
    String bare() {
        return isHashtag() ? form.substring(1) : form;
    }

    private static String form(String word) {
        return shortenNumbers(shortenRepeats(plainEmoji(word.toLowerCase(Locale.ROOT))));
    }

    /** Without skin tones and variation selectors, so that a thumb up is a thumb up. */
    private static String plainEmoji(String word) {
        if (word.codePoints().noneMatch(Token::isVariation)) {
            return word;
        }
        StringBuilder out = new StringBuilder(word.length());
        word.codePoints().filter(c -> !isVariation(c)).forEach(out::appendCodePoint);
        return out.isEmpty() ? word : out.toString();
    }

    private static boolean isVariation(int c) {
        return c == 0xFE0E || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
    }

    private static String shortenRepeats(String word) {
        StringBuilder out = new StringBuilder(word.length());
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            run = i > 0 && word.charAt(i - 1) == c ? run + 1 : 1;
            if (run <= 3) {
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
