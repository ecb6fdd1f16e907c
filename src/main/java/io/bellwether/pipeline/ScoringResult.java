package io.bellwether.pipeline;

import java.util.Locale;

/** What became of one record in the role {@code score}. */
public enum ScoringResult {
    /** Feedback with a level. */
    SCORED,
    /** Feedback that was read and cannot be scored, such as of another language. */
    NOT_SCORED,
    /** A decision or a control, copied into the journals that it concerns. */
    COPIED,
    /** Nothing was said: somebody deleted what stood under a key. */
    DELETED,
    /** It could not be read, or breaks the scorer, and went to the dead letters. */
    DEAD_LETTER,
    /** A record of the past, scored again by a scorer that takes over. */
    RESCORED;

    /** The name in metrics, such as {@code not_scored}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
