package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.util.Locale;
import java.util.Set;

/**
 * How people type: slips, drawn-out words, capitals or none, emoji, hashtags, links. Changes how a
 * text looks, never what it says.
 */
final class Typing {

    private static final double LOWER_CASE = .2;
    private static final double UPPER_CASE = .04;
    private static final double SLIP = .2;
    private static final double DRAWN_OUT = .15;
    private static final double HASHTAG = .12;
    private static final double EMOJI = .2;
    private static final double LINK = .06;
    private static final int SHORTEST_SLIP = 5;

    private final Phrasebook phrasebook;
    private final Set<String> drawable;
    private final double looseness;

    private Typing(Phrasebook phrasebook, double looseness) {
        this.phrasebook = phrasebook;
        this.drawable = Set.copyOf(phrasebook.section("elongate"));
        this.looseness = looseness;
    }

    /** Users type on the road, staff into a form, advertisers to somebody they pay. */
    static Typing of(Asset asset, Phrasebook phrasebook) {
        double looseness =
                switch (asset) {
                    case USERS -> 1;
                    case ADVERTISERS -> .35;
                    case STAFF -> .45;
                };
        return new Typing(phrasebook, looseness);
    }

    /** The text as it was typed. */
    String type(String statement, Mood mood, Dice dice) {
        String text = statement;
        if (happens(DRAWN_OUT, dice)) {
            text = drawnOut(text, dice);
        }
        if (happens(SLIP, dice)) {
            text = withSlip(text, dice);
        }
        text = cased(text, mood, dice);
        if (happens(EMOJI, dice)) {
            text = text + " " + dice.pick(phrasebook.section(mood, "emoji"));
        }
        if (happens(HASHTAG, dice)) {
            text = text + " " + dice.pick(phrasebook.section("hashtag"));
        }
        if (happens(LINK, dice)) {
            text = text + " https://example.com/p/" + Integer.toString(dice.below(1 << 24), 36);
        }
        return text;
    }

    private boolean happens(double probability, Dice dice) {
        return dice.happens(probability * looseness);
    }

    private String cased(String text, Mood mood, Dice dice) {
        if (happens(LOWER_CASE, dice)) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (mood != Mood.NEUTRAL && happens(UPPER_CASE, dice)) {
            return text.toUpperCase(Locale.ROOT);
        }
        return text;
    }

    /** Repeats a vowel of the first word that people draw out: "sooo", "baaad". */
    private String drawnOut(String text, Dice dice) {
        for (String word : text.split(" ", -1)) {
            if (drawable.contains(word)) {
                int vowel = firstVowel(word);
                String longer =
                        word.substring(0, vowel)
                                + word.substring(vowel, vowel + 1).repeat(2 + dice.below(4))
                                + word.substring(vowel + 1);
                return text.replaceFirst("\\b" + word + "\\b", longer);
            }
        }
        return text;
    }

    private static int firstVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("aeiou".indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return word.length() - 1;
    }

    /** Swaps, drops or doubles one letter inside a word that is long enough to survive it. */
    private static String withSlip(String text, Dice dice) {
        int start = dice.below(text.length());
        int from = text.lastIndexOf(' ', start) + 1;
        int next = text.indexOf(' ', start);
        int to = next < 0 ? text.length() : next;
        if (to - from < SHORTEST_SLIP || !isWord(text, from, to)) {
            return text;
        }
        int at = from + 1 + dice.below(to - from - 2);
        String head = text.substring(0, at);
        String tail = text.substring(at + 1);
        char letter = text.charAt(at);
        return switch (dice.below(3)) {
            case 0 -> head + tail;
            case 1 -> head + letter + letter + tail;
            default -> head + tail.charAt(0) + letter + tail.substring(1);
        };
    }

    private static boolean isWord(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(Character::isLetter);
    }
}
