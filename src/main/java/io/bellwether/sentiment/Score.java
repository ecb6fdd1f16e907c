package io.bellwether.sentiment;

import java.util.Locale;

/** What a scorer says of one text. */
public sealed interface Score {

    /**
     * The text was scored.
     *
     * @param level P(positive) + P(neutral) / 2, in [0, 1] where 1 is best, rounded to 1e-4 so that
     *     no later sum depends on the last digits of an exponential
     * @param sentiment the most probable class
     */
    record Scored(double level, Sentiment sentiment) implements Score {
        public Scored {
            if (!(level >= 0 && level <= 1)) {
                throw new IllegalArgumentException("level " + level + " is outside [0, 1]");
            }
            level = Math.rint(level * 1e4) / 1e4;
        }

        /** The score of a text whose class probabilities are known. They need not add up to 1. */
        public static Scored ofProbabilities(double negative, double neutral, double positive) {
            double sum = negative + neutral + positive;
            Sentiment best = Sentiment.NEUTRAL;
            if (negative > neutral && negative >= positive) {
                best = Sentiment.NEGATIVE;
            } else if (positive > neutral) {
                best = Sentiment.POSITIVE;
            }
            double level = (positive + neutral / 2) / sum;
            return new Scored(Math.max(0, Math.min(1, level)), best);
        }

        /** The score of a line that came with a level and no class: thirds of the scale. */
        public static Scored ofLevel(double level) {
            Sentiment sentiment = Sentiment.NEUTRAL;
            if (level < 1.0 / 3) {
                sentiment = Sentiment.NEGATIVE;
            } else if (level > 2.0 / 3) {
                sentiment = Sentiment.POSITIVE;
            }
            return new Scored(level, sentiment);
        }
    }

    /** The text was read but cannot be scored; it is counted, and only its stars can be a vote. */
    record NotScored(Reason reason) implements Score {}

    /** Why a text has no score. */
    enum Reason {
        /** No letters or known symbols are in it. */
        NO_WORDS,
        /** It is in a language that the scorer was not trained for. */
        LANGUAGE,
        /** It has more tokens, or more deeply nested ones, than the scorer is allowed to read. */
        TOO_COMPLEX;

        /** The name used in files, such as {@code no-words}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
