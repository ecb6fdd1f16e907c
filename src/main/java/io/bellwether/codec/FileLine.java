package io.bellwether.codec;

import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection;
import io.bellwether.sentiment.ScoredFeedback;

/** What one line of a feedback file turned out to be. */
public sealed interface FileLine {

    /**
     * A text, still to be scored.
     *
     * @param feedback what was said
     * @param isContentId whether its id was made from its content, so that lines that say the same
     *     share it: see {@link ContentIds}
     */
    record Text(Feedback feedback, boolean isContentId) implements FileLine {}

    /**
     * A line that brought its score.
     *
     * @param feedback what was said, without text
     * @param isContentId as in {@link Text}
     */
    record AlreadyScored(ScoredFeedback feedback, boolean isContentId) implements FileLine {}

    /** A line that could not be read. */
    record Rejected(Rejection rejection) implements FileLine {}
}
