package io.bellwether.demo;

/**
 * One statement in the making. The grammar:
 *
 * <pre>
 * statement   := short | [opener] [concession] observation ["," aside] [consequence] [observation] [closer]
 * concession  := observation of the opposite mood ", but"
 * consequence := (", so" | ".") fragment
 * observation := fragment of a theme
 * </pre>
 *
 * <p>Every fragment of a mood fits every other of that mood, so that a few hundred lines give far
 * more statements than a history needs.
 */
final class Statement {

    private static final double OPENER = .5;
    private static final double CONCESSION = .12;
    private static final double ASIDE = .3;
    private static final double CONSEQUENCE = .42;
    private static final double JOINED = .25;
    private static final double SECOND_OBSERVATION = .1;
    private static final double CLOSER = .3;

    private final Phrasebook phrasebook;
    private final Mood mood;
    private final Dice dice;
    private final Scene scene;
    private final Sentences sentences;

    Statement(Phrasebook phrasebook, Mood mood, Dice dice) {
        this.phrasebook = phrasebook;
        this.mood = mood;
        this.dice = dice;
        this.scene = new Scene(phrasebook, dice);
        this.sentences = new Sentences(mood, dice);
    }

    /** A few words, without a theme. */
    String inShort() {
        sentences.add(line("short"));
        return sentences.finished();
    }

    /** Whole sentences on {@code theme}. */
    String on(String theme) {
        lead();
        sentences.add(line(theme));
        if (sentences.canGoOn() && dice.happens(ASIDE)) {
            sentences.goOn(", " + line("aside"));
        }
        follow();
        return sentences.finished();
    }

    private void lead() {
        if (dice.happens(OPENER)) {
            sentences.open(line("opener"));
        }
        if (mood != Mood.NEUTRAL && dice.happens(CONCESSION)) {
            sentences.open(line(mood.opposite(), dice.pick(phrasebook.themes())) + ", but");
        }
    }

    private void follow() {
        if (dice.happens(CONSEQUENCE)) {
            if (sentences.canGoOn() && dice.happens(JOINED)) {
                sentences.goOn(", so " + line("consequence"));
            } else {
                sentences.add(line("consequence"));
            }
        }
        if (dice.happens(SECOND_OBSERVATION)) {
            sentences.add(line(dice.pick(phrasebook.themes())));
        }
        if (dice.happens(CLOSER)) {
            sentences.add(line("closer"));
        }
    }

    private String line(String part) {
        return line(mood, part);
    }

    private String line(Mood speaker, String part) {
        return scene.fill(dice.pick(phrasebook.section(speaker, part)));
    }
}
