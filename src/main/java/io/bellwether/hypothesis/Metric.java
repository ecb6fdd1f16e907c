package io.bellwether.hypothesis;

import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import java.util.Locale;
import java.util.Optional;

/** What of a vote is averaged. Every metric lies in [0, 1]. */
public enum Metric {
    /** Level of the text's sentiment; 1 is best. */
    LEVEL,
    /** Stars, with 0 for one of them and 1 for five. */
    RATING,
    /** 1 for a text whose most probable class is negative, 0 for every other scored text. */
    NEGATIVE_SHARE;

    /** Values are counted in whole steps of 1e-4, so that no sum depends on its order. */
    static final int STEPS = 10_000;

    /** What {@link #steps} gives for a vote that has no such value. */
    static final int NONE = -1;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name used in files, such as {@code negative-share}. */
    public String label() {
        return label;
    }

    /** The metric of that {@link #label()}; empty when there is none. */
    public static Optional<Metric> ofLabel(String label) {
        for (Metric metric : values()) {
            if (metric.label.equals(label)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    /** Whether it rests on stars; if not, on scored texts. */
    public boolean isOfStars() {
        return this == RATING;
    }

    /**
     * How many times as far as the level it wanders, at most: a text that turns from neutral to
     * negative lowers the level by a half and counts one more in the share.
     */
    double stretch() {
        return this == NEGATIVE_SHARE ? 2 : 1;
    }

    /** The value of a vote, from 0 to {@link #STEPS}; {@link #NONE} when it has none. */
    int steps(ScoredFeedback vote) {
        if (this == RATING) {
            return vote.rating().isEmpty() ? NONE : (vote.rating().getAsInt() - 1) * (STEPS / 4);
        }
        if (!(vote.score() instanceof Score.Scored scored)) {
            return NONE;
        }
        if (this == LEVEL) {
            return (int) Math.rint(scored.level() * STEPS);
        }
        return scored.sentiment() == Sentiment.NEGATIVE ? STEPS : 0;
    }
}
