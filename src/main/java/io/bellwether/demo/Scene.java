package io.bellwether.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one text is about: its group, its event, its device. A slot keeps its filler from sentence
 * to sentence, and a second use within one sentence takes the next one.
 */
final class Scene {

    /** A slot within a fragment, such as {@code {feature}}. */
    static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private final Phrasebook phrasebook;
    private final Dice dice;
    private final Map<String, Integer> chosen = new HashMap<>();

    Scene(Phrasebook phrasebook, Dice dice) {
        this.phrasebook = phrasebook;
        this.dice = dice;
    }

    /** The fragment with all its slots filled. */
    String fill(String fragment) {
        Map<String, Integer> uses = new HashMap<>();
        return SLOT.matcher(fragment)
                .replaceAll(slot -> Matcher.quoteReplacement(filler(slot.group(1), uses)));
    }

    private String filler(String slot, Map<String, Integer> uses) {
        List<String> fillers = phrasebook.section("slot." + slot);
        int first = chosen.computeIfAbsent(slot, name -> dice.below(fillers.size()));
        int use = uses.merge(slot, 1, Integer::sum) - 1;
        return fillers.get((first + use) % fillers.size());
    }
}
