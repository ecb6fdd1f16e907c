package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.util.List;

/**
 * Composes the texts of one asset. The grammar:
 *
 * <pre>
 * text        := short | [opener] observation ["," aside] [consequence] [observation] [closer]
 * consequence := (", so" | ".") fragment
 * observation := fragment of the theme and mood
 * </pre>
 *
 * <p>Every fragment of a mood fits every other of that mood, so that a few hundred lines give far
 * more texts than a history needs.
 */
final class Composer {

    private static final double OPENER = .5;
    private static final double ASIDE = .3;
    private static final double CONSEQUENCE = .42;
    private static final double JOINED = .25;
    private static final double SECOND_OBSERVATION = .1;
    private static final double CLOSER = .3;

    private final Phrasebook phrasebook;
    private final Typing typing;
    private final double shortTexts;

    private Composer(Phrasebook phrasebook, Typing typing, double shortTexts) {
        this.phrasebook = phrasebook;
        this.typing = typing;
        this.shortTexts = shortTexts;
    }

    /** The composer of that asset's people, with their brevity and their way of typing. */
    static Composer of(Asset asset) {
        Phrasebook phrasebook = Phrasebook.of(asset);
        double shortTexts =
                switch (asset) {
                    case USERS -> .15;
                    case ADVERTISERS -> .08;
                    case STAFF -> .1;
                };
        return new Composer(phrasebook, Typing.of(asset, phrasebook), shortTexts);
    }

    /** What the asset's people talk of on a usual day. */
    List<String> themes() {
        return phrasebook.themes();
    }

    /** One text on {@code theme}, as somebody in that mood would write it, with slips and all. */
    String text(Mood mood, String theme, Dice dice) {
        return typing.type(statement(mood, theme, dice), mood, dice);
    }

    /** One text word for word as it stands in the fragments, as those write who copy it. */
    String copy(Mood mood, String theme, Dice dice) {
        Scene scene = new Scene(phrasebook, dice);
        String line = scene.fill(dice.pick(phrasebook.section(mood, theme)));
        return Sentences.capitalised(line) + "!";
    }

    /** One text before anybody typed it: whole sentences, no slips. */
    String statement(Mood mood, String theme, Dice dice) {
        Scene scene = new Scene(phrasebook, dice);
        Sentences sentences = new Sentences(mood, dice);
        if (dice.happens(shortTexts)) {
            return sentences.add(line(scene, mood, "short", dice)).toString();
        }
        if (dice.happens(OPENER)) {
            sentences.open(line(scene, mood, "opener", dice));
        }
        sentences.add(line(scene, mood, theme, dice));
        if (sentences.canGoOn() && dice.happens(ASIDE)) {
            sentences.goOn(", " + line(scene, mood, "aside", dice));
        }
        if (dice.happens(CONSEQUENCE)) {
            conclude(sentences, line(scene, mood, "consequence", dice), dice);
        }
        if (dice.happens(SECOND_OBSERVATION)) {
            sentences.add(line(scene, mood, dice.pick(themes()), dice));
        }
        if (dice.happens(CLOSER)) {
            sentences.add(line(scene, mood, "closer", dice));
        }
        return sentences.toString();
    }

    private static void conclude(Sentences sentences, String consequence, Dice dice) {
        if (sentences.canGoOn() && dice.happens(JOINED)) {
            sentences.goOn(", so " + consequence);
        } else {
            sentences.add(consequence);
        }
    }

    private String line(Scene scene, Mood mood, String part, Dice dice) {
        return scene.fill(dice.pick(phrasebook.section(mood, part)));
    }
}
