package io.bellwether.pipeline;

import io.bellwether.feedback.Feedback;
import io.bellwether.sentiment.ScoredFeedback;

/**
 * A record of the past that is to be scored again.
 *
 * @param entry what the journal says of it
 * @param feedback the same, read anew with its text
 */
public record Again(ScoredFeedback entry, Feedback feedback) {}
