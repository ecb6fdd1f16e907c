package io.bellwether.theme;

import java.util.BitSet;
import java.util.List;

/** A phrase made ready. Immutable. */
record Rule(Theme theme, boolean isNearMiss, List<Node> heads) {

    Rule {
        heads = List.copyOf(heads);
    }

    static Rule of(Phrase phrase, Vocabulary vocabulary) {
        return new Rule(
                phrase.theme(),
                phrase.isNearMiss(),
                Node.of(phrase.pattern(), vocabulary, List.of(Node.END)));
    }

    /** The kinds of words, up to {@code size} of them, with which a match can begin. */
    BitSet beginnings(int size) {
        BitSet all = new BitSet(size);
        heads.forEach(head -> head.addKinds(all, size));
        return all;
    }

    /** The same rule for where a match begins with a word of {@code kind}: fewer ways to try. */
    Rule from(int kind) {
        if (heads.size() == 1) {
            return this;
        }
        List<Node> some = heads.stream().filter(head -> head.takes(kind)).toList();
        return some.size() == heads.size() ? this : new Rule(theme, isNearMiss, some);
    }

    /** The word behind a match that begins at word {@code at}; -1 when there is none. */
    int match(Words words, int at) {
        for (Node head : heads) {
            int end = head.match(words, at);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }
}
