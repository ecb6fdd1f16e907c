package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.util.List;

/** Composes the texts of one asset's people, as long and as careful as they write. Immutable. */
final class Composer {

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

    /** One text on {@code theme}, as somebody in that mood would type it, with slips and all. */
    String text(Mood mood, String theme, Dice dice) {
        return typing.type(statement(mood, theme, dice), mood, dice);
    }

    /** One fragment word for word, as those post it who copy it from each other. */
    String copy(Mood mood, String theme, Dice dice) {
        return Sentences.capitalised(dice.pick(phrasebook.section(mood, theme))) + "!";
    }

    /** One text before anybody typed it: whole sentences, no slips. */
    String statement(Mood mood, String theme, Dice dice) {
        Statement statement = new Statement(phrasebook, mood, dice);
        return dice.happens(shortTexts) ? statement.inShort() : statement.on(theme);
    }
}
