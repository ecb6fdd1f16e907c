package io.bellwether.theme;

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

    /** Whether a match can begin with a word of {@code kind}. */
    boolean beginsWith(int kind) {
        for (Node head : heads) {
            if (head.takes(kind)) {
                return true;
            }
        }
        return false;
    }

    /** The same rule for where a match begins with a word of {@code kind}: fewer ways to try. */
    Rule from(int kind) {
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
