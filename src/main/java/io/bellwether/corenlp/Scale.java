package io.bellwether.corenlp;

import io.bellwether.corenlp.FeatureKey.Kind;

/** Whose opinion of how good or bad a word is; each is summed up on its own. */
enum Scale {
    /** People's, of the lexicon's words. */
    LEXICON(Kind.LEXICON) {
        @Override
        int valence(Word word) {
            return word.valence() * 100;
        }
    },
    /** What the lexicon lets expect of words like them. */
    LEARNED(Kind.LEARNED) {
        @Override
        int valence(Word word) {
            return word.traits().learned() * 10;
        }
    },
    /** CoreNLP's sentiment model's. */
    TREEBANK(Kind.TREEBANK) {
        @Override
        int valence(Word word) {
            return word.traits().treebank() * 10;
        }
    };

    private final Kind kind;

    Scale(Kind kind) {
        this.kind = kind;
    }

    /** Which features its sums are. */
    Kind kind() {
        return kind;
    }

    /** In thousandths of a point, above 0 for good; 0 for a word of which nothing is known. */
    abstract int valence(Word word);
}
