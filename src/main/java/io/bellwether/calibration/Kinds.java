package io.bellwether.calibration;

import io.bellwether.detection.Vote;
import java.util.OptionalDouble;

/** Votes with stars and votes without are never exchanged for each other. */
final class Kinds {

    static final int COUNT = 2;

    private Kinds() {}

    static int of(Vote vote) {
        return vote.rating().isPresent() ? 1 : 0;
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
