package io.bellwether.corenlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as tokens and words, in its order, with what each word's neighbours make of it: a negator
 * reaches up to four words, as far as its clause goes (after Das and Chen, 2001), and turns their
 * valence round and takes it by three quarters (VADER measured .74).
 *
 * <p>Filled again for every text, so that nothing is allocated. For one thread.
 */
final class Reading {

    /**
     * The most tokens of one text that are read; what follows is not scored. The longest of 86,000
     * tweets and reviews has 420.
     */
    static final int LIMIT = 1000;

    private static final int NEGATION_REACH = 4;

    private final List<Token> tokens = new ArrayList<>();
    private Word[] words = new Word[64];
    private int[] tokenOf = new int[64];
    private boolean[] isNegated = new boolean[64];
    private int size;
    private int reach;

    void clear() {
        tokens.clear();
        size = 0;
        reach = 0;
    }

    void add(Token token) {
        tokens.add(token);
        List<Word> parts = token.words();
        for (int i = 0; i < parts.size(); i++) {
            add(parts.get(i));
        }
    }

    private void add(Word word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
            tokenOf = Arrays.copyOf(tokenOf, 2 * size);
            isNegated = Arrays.copyOf(isNegated, 2 * size);
        }
        if (word.endsClause()) {
            reach = 0;
        }
        words[size] = word;
        tokenOf[size] = tokens.size() - 1;
        isNegated[size] = reach > 0;
        size++;
        reach = word.isNegator() ? NEGATION_REACH : Math.max(0, reach - 1);
    }

    /** How many words there are. */
    int size() {
        return size;
    }

    Word word(int i) {
        return words[i];
    }

    boolean isNegated(int i) {
        return isNegated[i];
    }

    /** Valence of a word in thousandths of a point, negation applied. */
    int valence(int i, Scale scale) {
        int valence = scale.valence(words[i]);
        return isNegated[i] ? -valence * 3 / 4 : valence;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Which token a word is part of. */
    int tokenOf(int i) {
        return tokenOf[i];
    }
}
