package io.bellwether.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells words apart as far as rules do. A text's words are read letter by letter along a tree of
 * the rules' words, and fall into kinds: two words are of one kind when every rule takes both or
 * neither. So a rule need not look at letters again. Immutable.
 */
final class Vocabulary {

    /** The kind of words that no rule knows. */
    static final int NO_KIND = 0;

    /** Where reading begins. */
    static final int ROOT = 0;

    /** Where no letter leads on to: the word is none of the rules', but may begin like one. */
    static final int NOWHERE = -1;

    /** The next node by node and letter; 0 for none, since no letter leads to the root. */
    private final int[] next;

    /** The kind of words that end at a node. */
    private final int[] ending;

    /** The kind of words that go on from a node along no branch. */
    private final int[] leaving;

    /** The kinds of texts' words that are a word of the rules, or begin like it. */
    private final Map<Word, BitSet> kinds;

    /** Equal sets are one: most words of the rules stand in many phrases. */
    private final Map<BitSet, BitSet> shared = new HashMap<>();

    private final int size;

    private Vocabulary(int[] next, int[] ending, int[] leaving, Map<Word, BitSet> kinds, int size) {
        this.next = next;
        this.ending = ending;
        this.leaving = leaving;
        this.kinds = kinds;
        this.size = size;
    }

    static Vocabulary of(Collection<Word> words) {
        return new Builder().build(words);
    }

    /** The node to which {@code letter} leads from {@code node}; {@link #NOWHERE} if to none. */
    int next(int node, int letter) {
        if (letter == Letters.UNKNOWN) {
            return NOWHERE;
        }
        int to = next[node * Letters.KNOWN + letter];
        return to == 0 ? NOWHERE : to;
    }

    /** The kind of the word that ends at {@code node}. */
    int ending(int node) {
        return ending[node];
    }

    /** The kind of a word of which {@code node} is the last that it has in common with any. */
    int leaving(int node) {
        return leaving[node];
    }

    /** How many kinds there are. */
    int size() {
        return size;
    }

    /** The kinds that {@code words} take. */
    BitSet kinds(Set<Word> words) {
        BitSet taken = new BitSet();
        words.forEach(word -> taken.or(kinds.getOrDefault(word, new BitSet())));
        return shared(taken);
    }

    /** The one set that is equal to {@code some}. */
    BitSet shared(BitSet some) {
        BitSet known = shared.get(some);
        if (known == null) {
            known = trimmed(some);
            shared.put(known, known);
        }
        return known;
    }

    /** A clone is no longer than it has to be. */
    private static BitSet trimmed(BitSet some) {
        return (BitSet) some.clone();
    }

    /** Grows the tree, and then names the kinds from the root on. */
    private static final class Builder {
        private int[] next = new int[Letters.KNOWN];
        private int nodes = 1;
        private final List<BitSet> exact = new ArrayList<>(List.of(new BitSet()));
        private final List<BitSet> prefixes = new ArrayList<>(List.of(new BitSet()));
        private final Map<Word, Integer> numbers = new HashMap<>();
        private final Map<BitSet, Integer> kindNumbers = new HashMap<>();

        Vocabulary build(Collection<Word> words) {
            words.forEach(this::add);
            int[] ending = new int[nodes];
            int[] leaving = new int[nodes];
            kind(new BitSet());
            // A node has a higher number than the one that leads to it.
            for (int node = 0; node < nodes; node++) {
                BitSet begun = prefixes.get(node);
                leaving[node] = kind(begun);
                BitSet all = (BitSet) begun.clone();
                all.or(exact.get(node));
                ending[node] = kind(all);
                for (int letter = 0; letter < Letters.KNOWN; letter++) {
                    int to = next[node * Letters.KNOWN + letter];
                    if (to != 0) {
                        prefixes.get(to).or(begun);
                    }
                }
            }
            int[] used = Arrays.copyOf(next, nodes * Letters.KNOWN);
            return new Vocabulary(used, ending, leaving, kindsOfWords(), kindNumbers.size());
        }

        private Map<Word, BitSet> kindsOfWords() {
            Map<Integer, BitSet> byNumber = new HashMap<>();
            kindNumbers.forEach(
                    (words, kind) ->
                            words.stream()
                                    .forEach(
                                            word ->
                                                    byNumber.computeIfAbsent(
                                                                    word, it -> new BitSet())
                                                            .set(kind)));
            Map<Word, BitSet> kinds = new HashMap<>();
            numbers.forEach(
                    (word, number) ->
                            kinds.put(word, trimmed(byNumber.getOrDefault(number, new BitSet()))));
            return kinds;
        }

        private void add(Word word) {
            if (numbers.containsKey(word)) {
                return;
            }
            int number = numbers.size() + 1;
            numbers.put(word, number);
            int node = ROOT;
            for (int i = 0; i < word.letters().length(); i++) {
                node = step(node, Letters.of(word.letters().charAt(i)));
            }
            (word.isPrefix() ? prefixes : exact).get(node).set(number);
        }

        private int step(int node, int letter) {
            int place = node * Letters.KNOWN + letter;
            if (next[place] == 0) {
                next[place] = nodes;
                nodes++;
                exact.add(new BitSet());
                prefixes.add(new BitSet());
                if (nodes * Letters.KNOWN > next.length) {
                    next = Arrays.copyOf(next, next.length * 2);
                }
            }
            return next[place];
        }

        private int kind(BitSet words) {
            Integer known = kindNumbers.get(words);
            if (known != null) {
                return known;
            }
            kindNumbers.put((BitSet) words.clone(), kindNumbers.size());
            return kindNumbers.size() - 1;
        }
    }
}
