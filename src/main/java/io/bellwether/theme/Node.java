package io.bellwether.theme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of a phrase made ready: which kinds of a {@link Vocabulary} it takes, and what may come
 * behind it. A phrase is a web of nodes from its first words to {@link #END}. Immutable.
 */
final class Node {

    /** Behind the last word. */
    static final Node END = new Node(new BitSet(), List.of(), null);

    /** Null for any word. */
    private final @Nullable BitSet kinds;

    private final List<Node> next;

    /** The kinds of which one has to come next; null if it may be any, or the end. */
    private final @Nullable BitSet after;

    private Node(@Nullable BitSet kinds, List<Node> next, @Nullable BitSet after) {
        this.kinds = kinds;
        this.next = List.copyOf(next);
        this.after = after;
    }

    private static Node before(@Nullable BitSet kinds, List<Node> next, Vocabulary vocabulary) {
        return new Node(kinds, next, firstKinds(next, vocabulary));
    }

    private static @Nullable BitSet firstKinds(List<Node> nodes, Vocabulary vocabulary) {
        if (nodes.size() == 1) {
            Node only = nodes.getFirst();
            return only.next.isEmpty() ? null : only.kinds;
        }
        BitSet all = new BitSet();
        for (Node node : nodes) {
            if (node.kinds == null || node.next.isEmpty()) {
                return null;
            }
            all.or(node.kinds);
        }
        return vocabulary.shared(all);
    }

    /** The nodes with which {@code pattern} can begin, when {@code next} can come behind it. */
    static List<Node> of(Pattern pattern, Vocabulary vocabulary, List<Node> next) {
        return switch (pattern) {
            case Pattern.OneOf one ->
                    List.of(before(vocabulary.kinds(one.some()), next, vocabulary));
            case Pattern.Gap gap -> gap(gap, vocabulary, next);
            case Pattern.Row row -> {
                List<Node> heads = next;
                for (Pattern part : row.parts().reversed()) {
                    heads = of(part, vocabulary, heads);
                }
                yield heads;
            }
            case Pattern.Choice choice -> {
                List<Node> heads = new ArrayList<>();
                choice.choices().forEach(each -> heads.addAll(of(each, vocabulary, next)));
                yield heads;
            }
            case Pattern.Maybe maybe -> joined(next, of(maybe.pattern(), vocabulary, next));
        };
    }

    private static List<Node> gap(Pattern.Gap gap, Vocabulary vocabulary, List<Node> next) {
        List<Node> heads = next;
        for (int words = gap.most(); words > 0; words--) {
            List<Node> more = List.of(before(null, heads, vocabulary));
            heads = words > gap.least() ? joined(next, more) : more;
        }
        return heads;
    }

    private static List<Node> joined(List<Node> some, List<Node> others) {
        List<Node> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** Adds the kinds that it takes, of {@code size} there are. */
    void addKinds(BitSet all, int size) {
        if (kinds == null) {
            all.set(0, size);
        } else {
            all.or(kinds);
        }
    }

    /** Whether it takes a word of {@code kind}. */
    boolean takes(int kind) {
        return kind != Words.SENTENCE_END && (kinds == null || kinds.get(kind));
    }

    /**
     * The word behind a match that begins here with word {@code at}; -1 when there is none. What
     * may be missing is tried without first.
     */
    int match(Words words, int at) {
        if (this == END) {
            return at;
        }
        if (!takes(words.kind(at))) {
            return -1;
        }
        if (after != null) {
            int kind = words.kind(at + 1);
            if (kind == Words.SENTENCE_END || !after.get(kind)) {
                return -1;
            }
        }
        for (Node each : next) {
            int end = each.match(words, at + 1);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }
}
