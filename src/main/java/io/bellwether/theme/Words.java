package io.bellwether.theme;

import java.util.Arrays;

/**
 * The words of one text: their kinds and places. A word is a run of letters and digits, in any
 * case, with apostrophes inside it left out; a sentence's end stands among them as a word of its
 * own, so that no phrase reaches over it. Filled once; not safe for several threads while it is.
 */
final class Words {

    /** The kind that stands for the end of a sentence. */
    static final int SENTENCE_END = -1;

    private final Vocabulary vocabulary;
    private int[] kinds;
    private int[] begins;
    private int[] ends;
    private int size;

    private Words(Vocabulary vocabulary, int capacity) {
        this.vocabulary = vocabulary;
        kinds = new int[capacity];
        begins = new int[capacity];
        ends = new int[capacity];
    }

    static Words of(String text, Vocabulary vocabulary) {
        Words words = new Words(vocabulary, text.length() / 4 + 4);
        int at = 0;
        while (at < text.length()) {
            at = words.read(text, at);
        }
        return words;
    }

    int size() {
        return size;
    }

    /** The kind of a word; {@link #SENTENCE_END} behind the last one. */
    int kind(int word) {
        return word < size ? kinds[word] : SENTENCE_END;
    }

    int begin(int word) {
        return begins[word];
    }

    int end(int word) {
        return ends[word];
    }

    /** Reads what begins at {@code at}; returns where to go on. */
    private int read(String text, int at) {
        int letter = Letters.of(text.charAt(at));
        if (letter >= 0) {
            return readWord(text, at);
        }
        if (letter == Letters.FULL_STOP && !isLetter(text, at + 1)) {
            add(SENTENCE_END, at, at + 1);
        }
        return at + 1;
    }

    private int readWord(String text, int begin) {
        int node = Vocabulary.ROOT;
        int known = Vocabulary.ROOT;
        int at = begin;
        while (at < text.length()) {
            int letter = Letters.of(text.charAt(at));
            boolean isInside = letter == Letters.APOSTROPHE && isLetter(text, at + 1);
            if (letter < 0 && !isInside) {
                break;
            }
            if (!isInside && node != Vocabulary.NOWHERE) {
                node = vocabulary.next(node, letter);
                known = node == Vocabulary.NOWHERE ? known : node;
            }
            at++;
        }
        boolean isWhole = node != Vocabulary.NOWHERE;
        add(isWhole ? vocabulary.ending(known) : vocabulary.leaving(known), begin, at);
        return at;
    }

    private static boolean isLetter(String text, int at) {
        return at < text.length() && Letters.of(text.charAt(at)) >= 0;
    }

    private void add(int kind, int begin, int end) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            begins = Arrays.copyOf(begins, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        kinds[size] = kind;
        begins[size] = begin;
        ends[size] = end;
        size++;
    }
}
