package io.bellwether.demo;

import io.bellwether.feedback.Asset;

/**
 * How many of an asset's people are unhappy, neutral and happy, as shares that add up to 1.
 *
 * @param unhappy in [0, 1]
 * @param neutral in [0, 1]
 * @param happy in [0, 1]
 */
record Mix(double unhappy, double neutral, double happy) {

    /** However bad or good the day, somebody sees it the other way. */
    private static final double REST = .02;

    Mix {
        if (!(Math.abs(unhappy + neutral + happy - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "shares " + unhappy + ", " + neutral + ", " + happy + " do not add up to 1");
        }
    }

    /** The mix of a quiet day. */
    static Mix usual(Asset asset) {
        return switch (asset) {
            case USERS -> new Mix(.28, .27, .45);
            case ADVERTISERS -> new Mix(.22, .33, .45);
            case STAFF -> new Mix(.24, .28, .48);
        };
    }

    /** Share of the happy plus half the share of the neutral, in [0, 1]. */
    double mood() {
        return happy + neutral / 2;
    }

    /**
     * The mix whose {@link #mood()} differs by {@code shift}, as far as there are people left to
     * move. The happy turn unhappy first, then the neutral; upward, the unhappy turn happy.
     */
    Mix moved(double shift) {
        if (shift >= 0) {
            double risen = Math.clamp(shift, 0, Math.max(0, unhappy - REST));
            return new Mix(unhappy - risen, neutral, happy + risen);
        }
        double fallen = Math.clamp(-shift, 0, Math.max(0, happy - REST));
        double drawn = Math.clamp(2 * (-shift - fallen), 0, Math.max(0, neutral - REST));
        return new Mix(unhappy + fallen + drawn, neutral - drawn, happy - fallen);
    }

    /** The mood at {@code point}, when the shares lie end to end over [0, 1). */
    Mood at(double point) {
        if (point < unhappy) {
            return Mood.UNHAPPY;
        }
        return point < unhappy + neutral ? Mood.NEUTRAL : Mood.HAPPY;
    }
}
