package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.OptionalDouble;

/** Votes are exchanged only for votes with the same signals: text, stars, or both. */
final class Kinds {

    static final int COUNT = 3;

    private Kinds() {}

    static int of(Vote vote) {
        if (vote.rating().isEmpty()) {
            return 0;
        }
        return vote.text().isPresent() ? 1 : 2;
    }

    /** How good a vote is, all its signals together. */
    static double mood(Vote vote) {
        OptionalDouble stars = vote.rating();
        OptionalDouble text = vote.text();
        if (stars.isPresent() && text.isPresent()) {
            return (stars.getAsDouble() + text.getAsDouble()) / 2;
        }
        return stars.isPresent() ? stars.getAsDouble() : text.orElse(.5);
    }
}
