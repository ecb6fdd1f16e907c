package io.bellwether.kafka;

import io.bellwether.pipeline.EntryReader;
import io.bellwether.pipeline.FeedbackReader;
import java.time.Duration;

/**
 * How a scorer that is not the journal's last one takes over.
 *
 * @param scorerId who is to be in office
 * @param span how much of the past it scores again first, in event time; positive
 * @param journal reads journal entries
 * @param feedback reads feedback
 * @param listener hears of it
 */
public record TakeoverSettings(
        String scorerId,
        Duration span,
        EntryReader journal,
        FeedbackReader feedback,
        TakeoverListener listener) {

    public TakeoverSettings {
        if (span.isNegative() || span.isZero()) {
            throw new IllegalArgumentException("span " + span + " is not positive");
        }
    }
}
