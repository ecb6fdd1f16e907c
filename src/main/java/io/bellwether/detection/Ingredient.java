package io.bellwether.detection;

import java.util.Locale;

/**
 * A part of the detector that can be left out, to see what it buys. The service always has all of
 * them; only a benchmark leaves one out.
 */
public enum Ingredient {
    /** Bets on the innovations of a filter that follows the topics. */
    TOPIC_FILTER,
    /** Bets on the plain means of hours with the long-run variance of topics. */
    LONG_RUN,
    /** The third cumulant in each likelihood ratio. */
    SKEWNESS,
    /** What is given away to doubt about the level. */
    MARGIN,
    /** The bound on what one hour may add to any bet, which lets storms pass. */
    STORM_CAP,
    /** The bound on what one hour may add to a small bet. */
    BET_CAP,
    /** The rhythm of day and week. */
    SEASON,
    /** The push of topics, as learned from hours. */
    TOPICS,
    /** Days that stray for no lasting reason. */
    STRAYS,
    /** The wandering of the level. */
    WANDER,
    /** Hours are learned three days and twenty votes late. */
    LEARNING_LAG,
    /** Hours that look wrong are not learned for three weeks. */
    EXCURSION,
    /** Each vote is looked at, not each hour. */
    LOOKING_WITHIN_HOURS;

    /** The name in tables, in lower case with spaces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
