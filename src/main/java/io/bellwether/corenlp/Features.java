package io.bellwether.corenlp;

import io.bellwether.corenlp.FeatureKey.Kind;

/**
 * What the linear scorer looks at in a text, in the order of the text. Training, scoring and
 * explaining all come here, so that they cannot differ.
 *
 * <ul>
 *   <li>runs of one to three words, and the word of each hashtag;
 *   <li>each word behind a negator once more, apart (see {@link Reading});
 *   <li>the cluster of each word, of which it may have learned nothing itself (see {@link
 *       WordTable}), and once more behind a negator;
 *   <li>how good and how bad the words are, in steps (see {@link LexiconSums}), on three scales:
 *       the lexicon's, what that lets expect of other words, and CoreNLP's (see {@link Scale});
 *   <li>the bias, present always.
 * </ul>
 *
 * <p>A feature counts once for each text, but comes as often as it is found. Words that the
 * vocabulary lacks are in no feature, but for what the table knows of them.
 */
final class Features {

    /**
     * Receives features with the words that they were made of, {@code from} to {@code to - 1}; the
     * bias and the sums of valences have none.
     */
    @FunctionalInterface
    interface Sink {
        void add(long key, int from, int to);
    }

    private static final Scale[] SCALES = Scale.values();
    private static final int NONE = -1;

    private Features() {}

    static void extract(Reading text, Sink sink) {
        sink.add(FeatureKey.of(Kind.BIAS), 0, 0);
        for (int i = 0; i < text.size(); i++) {
            addWord(text, i, sink);
            addRuns(text, i, sink);
        }
        for (Scale scale : SCALES) {
            LexiconSums.of(text, scale, NONE).emit(sink);
        }
    }

    private static void addWord(Reading text, int i, Sink sink) {
        Word word = text.word(i);
        if (word.id() != 0) {
            sink.add(FeatureKey.of(Kind.WORD, word.id()), i, i + 1);
        }
        if (word.isHashtag() && word.bare() != 0) {
            sink.add(FeatureKey.of(Kind.WORD, word.bare()), i, i + 1);
        }
        if (text.isNegated(i) && word.hasLetter() && word.id() != 0) {
            sink.add(FeatureKey.of(Kind.NOT, word.id()), i, i + 1);
        }
        int cluster = word.traits().cluster();
        if (cluster != 0) {
            sink.add(FeatureKey.of(Kind.CLUSTER, cluster), i, i + 1);
            if (text.isNegated(i)) {
                sink.add(FeatureKey.of(Kind.NOT_CLUSTER, cluster), i, i + 1);
            }
        }
    }

    /** The runs of two and three words that begin here. */
    private static void addRuns(Reading text, int i, Sink sink) {
        int one = text.word(i).id();
        int two = i + 1 < text.size() ? text.word(i + 1).id() : 0;
        if (one == 0 || two == 0) {
            return;
        }
        sink.add(FeatureKey.of(Kind.PAIR, one, two), i, i + 2);
        int three = i + 2 < text.size() ? text.word(i + 2).id() : 0;
        if (three != 0) {
            sink.add(FeatureKey.of(Kind.TRIPLE, one, two, three), i, i + 3);
        }
    }
}
