package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what people say in the attack benchmark: each in words of their own, or all of them the
 * same thing that somebody told them to. Immutable; safe for several threads.
 */
final class Script {

    private static final List<String> PARTS = List.of("who", "says", "what", "fact", "act", "end");
    private static final double EDITED_WORDS = 2;

    private final Phrases phrases;
    private final List<List<String>> wordings;

    private Script(Phrases phrases, String campaign) {
        this.phrases = phrases;
        this.wordings =
                PARTS.stream().map(part -> phrases.wordings(campaign + "." + part)).toList();
    }

    /** Against the company. */
    static Script ofComplaint(Phrases phrases) {
        return new Script(phrases, "campaign");
    }

    /** In favour of it. */
    static Script ofPraise(Phrases phrases) {
        return new Script(phrases, "praise");
    }

    /** A complaint of somebody's own, 20 to 45 words: some 10^12 of them. */
    static String complaint(Phrases phrases, Chance chance) {
        List<String> sentences = new ArrayList<>();
        sentences.add(draw(phrases, chance, "feature", "broken", "since"));
        sentences.add(draw(phrases, chance, "tried", "answer"));
        sentences.add(draw(phrases, chance, "cost"));
        sentences.add(draw(phrases, chance, chance.happens(.5) ? "verdict" : "opening"));
        return shuffled(sentences, chance);
    }

    /** Praise of somebody's own, as long as a complaint. */
    static String praise(Phrases phrases, Chance chance) {
        List<String> sentences = new ArrayList<>();
        sentences.add(draw(phrases, chance, "feature", "good", "since"));
        sentences.add(draw(phrases, chance, "feature", "good"));
        sentences.add(draw(phrases, chance, "opening"));
        sentences.add(draw(phrases, chance, "thanks"));
        return shuffled(sentences, chance);
    }

    private static String draw(Phrases phrases, Chance chance, String... sections) {
        return Stream.of(sections)
                .map(section -> phrases.draw(section, chance))
                .collect(Collectors.joining(" "));
    }

    private static String shuffled(List<String> sentences, Chance chance) {
        for (int i = sentences.size() - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            sentences.set(other, sentences.set(i, sentences.get(other)));
        }
        return String.join(". ", sentences);
    }

    /** The text that everybody was given: some 40 words. */
    String given() {
        return wordings.stream().map(List::getFirst).collect(Collectors.joining(" "));
    }

    /** It again, with two words dropped, doubled, swapped with the next one or added. */
    String edited(Chance chance) {
        List<String> words = new ArrayList<>(List.of(given().split(" ")));
        for (int edit = 0; edit < EDITED_WORDS; edit++) {
            int at = chance.below(words.size() - 1);
            switch (chance.below(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(at));
                case 2 -> words.set(at, words.set(at + 1, words.get(at)));
                default -> words.add(at, phrases.draw("filler", chance));
            }
        }
        return String.join(" ", words);
    }

    /** The same thing, each part in one of four wordings, with another filler at a random place. */
    String paraphrased(Chance chance) {
        List<String> parts = new ArrayList<>();
        for (List<String> part : wordings) {
            parts.add(part.get(chance.below(part.size())));
        }
        parts.add(chance.below(parts.size()), phrases.draw("filler", chance));
        return String.join(" ", parts);
    }
}
