package io.bellwether.demo;

import java.util.List;

/** Sentences in the making: capitals, full stops, and how loudly each mood ends them. */
final class Sentences {

    private static final List<String> UNHAPPY_ENDS = List.of(".", ".", ".", ".", "!", "!!", "...");
    private static final List<String> NEUTRAL_ENDS = List.of(".");
    private static final List<String> HAPPY_ENDS = List.of(".", ".", ".", "!", "!", "!!");

    private final List<String> ends;
    private final Dice dice;
    private final StringBuilder text = new StringBuilder();
    private boolean isOpen;

    Sentences(Mood mood, Dice dice) {
        this.ends =
                switch (mood) {
                    case UNHAPPY -> UNHAPPY_ENDS;
                    case NEUTRAL -> NEUTRAL_ENDS;
                    case HAPPY -> HAPPY_ENDS;
                };
        this.dice = dice;
    }

    /** Begins a sentence, or goes on with an open one; the next {@link #add} goes on with it. */
    void open(String opener) {
        add(opener);
        isOpen = !isEnded();
    }

    /** Adds a clause: the rest of the open sentence, or else a sentence of its own. */
    void add(String clause) {
        if (isOpen) {
            text.append(' ').append(clause);
        } else {
            end();
            text.append(text.isEmpty() ? "" : " ").append(capitalised(clause));
        }
        isOpen = false;
    }

    /** Whether the last sentence is still open at its end; a question is not. */
    boolean canGoOn() {
        return !text.isEmpty() && !isEnded();
    }

    /** Goes on with the last sentence, which {@link #canGoOn}. */
    void goOn(String clause) {
        text.append(clause);
    }

    /** The text, its last sentence ended; nothing can be added after that. */
    String finished() {
        end();
        return text.toString();
    }

    private void end() {
        if (canGoOn()) {
            text.append(dice.pick(ends));
        }
    }

    private boolean isEnded() {
        return !text.isEmpty() && ".!?".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** The clause with a capital letter at its head; a mark at its head stays. */
    static String capitalised(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
