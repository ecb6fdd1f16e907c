package io.bellwether.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which stances are opposite. A table, and not a judgement: companies write a word or two, and what
 * stands here stands in {@code docs/decisions.md} as well. Stances are compared without regard to
 * case and surrounding blanks.
 *
 * <p>Two stances are opposite when
 *
 * <ul>
 *   <li>they stand on the two sides of one row of the table;
 *   <li>or exactly one of them is a word of taking back, such as {@code reverse};
 *   <li>or one of them is the other behind a prefix or word of negation: {@code unlock} and {@code
 *       lock}, {@code no fees} and {@code fees}.
 * </ul>
 */
final class Stances {

    /** A decision that names what it takes back, and no stance, has this one. */
    static final String REVERSE = "reverse";

    private static final List<String> TAKE_BACK =
            List.of(
                    REVERSE,
                    "revert",
                    "withdraw",
                    "revoke",
                    "rescind",
                    "retract",
                    "repeal",
                    "undo",
                    "cancel",
                    "abandon",
                    "roll back",
                    "rollback",
                    "take back",
                    "back out");

    private static final List<Axis> TABLE =
            List.of(
                    new Axis(
                            "announce, introduce, launch, start, begin, resume, continue, restore",
                            "stop, end, halt, pause, suspend, discontinue, retire, drop"),
                    new Axis(
                            "raise, increase, expand, extend, grow, up, more",
                            "lower, decrease, reduce, cut, shrink, down, less"),
                    new Axis(
                            "allow, permit, enable, unblock, reinstate",
                            "ban, forbid, prohibit, disable, block, suspend, restrict"),
                    new Axis("loosen, ease, relax, relieve", "tighten, restrict, enforce, limit"),
                    new Axis("open", "close"),
                    new Axis("add, include", "remove, exclude"),
                    new Axis("hire", "fire, lay off, dismiss, cut"),
                    new Axis("buy, acquire", "sell, divest"),
                    new Axis("join, enter", "leave, exit"),
                    new Axis(
                            "accept, approve, support, for, yes, pro",
                            "reject, refuse, oppose, against, no, contra"),
                    new Axis("grant, give", "deny, take"),
                    new Axis("free", "paid, charge"),
                    new Axis("keep, hold", "change, abolish"),
                    new Axis("publish, show, disclose", "hide, conceal"),
                    new Axis("on", "off"));

    private static final List<String> PREFIXES =
            List.of("un", "de", "dis", "non", "anti", "no ", "not ", "stop ", "end ", "without ");

    private Stances() {}

    /** The form in which stances, subjects and roles are compared. */
    static String plain(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }

    /** Every word that this table knows, so that its documentation can be held against it. */
    static List<String> words() {
        List<String> words = new ArrayList<>(TAKE_BACK);
        TABLE.forEach(axis -> words.addAll(axis.one));
        TABLE.forEach(axis -> words.addAll(axis.other));
        PREFIXES.forEach(prefix -> words.add(prefix.strip()));
        return words;
    }

    /** Whether the two are opposite; of either order, and never for an empty one. */
    static boolean areOpposite(String one, String other) {
        String a = plain(one);
        String b = plain(other);
        if (a.isEmpty() || b.isEmpty() || a.equals(b)) {
            return false;
        }
        return TAKE_BACK.contains(a) != TAKE_BACK.contains(b)
                || TABLE.stream().anyMatch(axis -> axis.divides(a, b))
                || negates(a, b)
                || negates(b, a);
    }

    private static boolean negates(String longer, String shorter) {
        return PREFIXES.stream()
                .anyMatch(
                        prefix ->
                                longer.equals(prefix + shorter)
                                        || longer.equals(prefix.strip() + "-" + shorter));
    }

    /** Two lists of words that go opposite ways. */
    private record Axis(List<String> one, List<String> other) {

        Axis(String one, String other) {
            this(words(one), words(other));
        }

        private static List<String> words(String list) {
            List<String> words = new ArrayList<>();
            for (String word : list.split(",", -1)) {
                words.add(word.strip());
            }
            return List.copyOf(words);
        }

        boolean divides(String a, String b) {
            return (one.contains(a) && other.contains(b)) || (one.contains(b) && other.contains(a));
        }
    }
}
