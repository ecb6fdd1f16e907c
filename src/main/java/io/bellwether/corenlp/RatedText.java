package io.bellwether.corenlp;

import java.time.Instant;

/**
 * A text with the stars that its author gave.
 *
 * @param text hostile: never logged, never in a message
 * @param stars from 1 to 5
 * @param at when it was written
 * @param part value of the field by which the texts are told apart; empty when by none
 */
record RatedText(String text, int stars, Instant at, String part) {

    static final int MOST_STARS = 5;

    RatedText {
        if (stars < 1 || stars > MOST_STARS) {
            throw new IllegalArgumentException("stars " + stars + " are outside [1, 5]");
        }
    }

    /** Names stars and time only. */
    @Override
    public String toString() {
        return "RatedText[" + stars + ", " + at + "]";
    }
}
