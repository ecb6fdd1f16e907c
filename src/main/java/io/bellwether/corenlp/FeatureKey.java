package io.bellwether.corenlp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feature as one number: four bits for its kind, then up to three operands of 20 bits, the last
 * one lowest. Exact: no two features share a key, and none is 0.
 */
final class FeatureKey {

    private static final int OPERAND_BITS = 20;
    private static final int KIND_SHIFT = 60;
    private static final long OPERAND = (1L << OPERAND_BITS) - 1;

    /** Kinds of features. Codes stand in model files: never change one. */
    enum Kind {
        /** Present always. */
        BIAS(1, 0, false, "BIAS"),
        WORD(2, 1, true, ""),
        PAIR(3, 2, true, ""),
        TRIPLE(4, 3, true, ""),
        /** A word behind a negator. */
        NOT(5, 1, true, "NOT_"),
        /** Operands: which sum of the lexicon's valences, and its step. */
        LEXICON(6, 2, false, "LEX_"),
        /** Operand: which file a training text is from. In no model. */
        SOURCE(7, 1, false, "SOURCE_"),
        /** As LEXICON, of the table's valences (see {@link Scale}). */
        LEARNED(8, 2, false, "LEARNED_"),
        TREEBANK(9, 2, false, "TREEBANK_"),
        /** Operand: the cluster of a word. */
        CLUSTER(10, 1, false, "CLUSTER_"),
        /** Operand: the cluster of a word behind a negator. */
        NOT_CLUSTER(11, 1, false, "NOT_CLUSTER_");

        private static final @Nullable Kind[] BY_CODE = new @Nullable Kind[16];

        static {
            for (Kind kind : values()) {
                BY_CODE[(int) (kind.head >>> KIND_SHIFT)] = kind;
            }
        }

        private final long head;
        private final int operands;
        private final boolean isOfWords;
        private final String prefix;

        Kind(int code, int operands, boolean isOfWords, String prefix) {
            this.head = (long) code << KIND_SHIFT;
            this.operands = operands;
            this.isOfWords = isOfWords;
            this.prefix = prefix;
        }

        /** Whether the operands are numbers of words. */
        boolean isOfWords() {
            return isOfWords;
        }

        int operands() {
            return operands;
        }
    }

    private FeatureKey() {}

    static long of(Kind kind) {
        return kind.head;
    }

    static long of(Kind kind, int a) {
        return kind.head | a;
    }

    static long of(Kind kind, int a, int b) {
        return kind.head | ((long) a << OPERAND_BITS) | b;
    }

    static long of(Kind kind, int a, int b, int c) {
        return kind.head | ((long) a << (2 * OPERAND_BITS)) | ((long) b << OPERAND_BITS) | c;
    }

    /** Whether a number read from a file is a key whose words are in a vocabulary of that size. */
    static boolean isValid(long key, int words) {
        Kind kind = Kind.BY_CODE[(int) (key >>> KIND_SHIFT)];
        if (kind == null || (key ^ kind.head) >>> (kind.operands * OPERAND_BITS) != 0) {
            return false;
        }
        for (int i = 0; kind.isOfWords && i < kind.operands; i++) {
            if (operand(key, i) == 0 || operand(key, i) > words) {
                return false;
            }
        }
        return true;
    }

    static Kind kind(long key) {
        return Objects.requireNonNull(Kind.BY_CODE[(int) (key >>> KIND_SHIFT)]);
    }

    /** An operand, the first one being 0. */
    static int operand(long key, int i) {
        int shift = (kind(key).operands - 1 - i) * OPERAND_BITS;
        return (int) ((key >>> shift) & OPERAND);
    }

    /** The same feature where word {@code i} has the number {@code ids[i]}. */
    static long renumbered(long key, int[] ids) {
        Kind kind = kind(key);
        if (!kind.isOfWords) {
            return key;
        }
        long operands = 0;
        for (int i = 0; i < kind.operands; i++) {
            operands = (operands << OPERAND_BITS) | ids[operand(key, i)];
        }
        return of(kind) | operands;
    }

    /** A feature for people, such as {@code not good} or {@code LEX_BAD_6}. */
    static String describe(long key, Vocabulary vocabulary) {
        Kind kind = kind(key);
        if (kind == Kind.LEXICON || kind == Kind.LEARNED || kind == Kind.TREEBANK) {
            return kind.prefix + LexiconSums.describe(operand(key, 0), operand(key, 1));
        }
        StringBuilder text = new StringBuilder(kind.prefix);
        for (int i = 0; i < kind.operands; i++) {
            int operand = operand(key, i);
            text.append(i > 0 ? " " : "");
            text.append(kind.isOfWords ? vocabulary.form(operand) : Integer.toString(operand));
        }
        return text.toString();
    }
}
