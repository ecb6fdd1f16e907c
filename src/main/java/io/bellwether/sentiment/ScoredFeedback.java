package io.bellwether.sentiment;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One piece of feedback after scoring: the journal's main entry. It holds numbers and marks, and
 * never the text.
 *
 * @param id the feedback's id
 * @param asset whose feedback it is
 * @param eventTime when it was said
 * @param author pseudonym, or null
 * @param score its sentiment
 * @param rating stars, 1 to 5, where the source has them
 * @param source where it was said; empty when unknown
 * @param segment further labels of the source
 * @param fingerprint {@link Fingerprint#of} its text
 * @param pointer where the text lies
 * @param sourcePartition the input partition it came from
 * @param scorerId {@link SentimentScorer#id()} of who scored it
 */
public record ScoredFeedback(
        String id,
        Asset asset,
        Instant eventTime,
        @Nullable String author,
        Score score,
        OptionalInt rating,
        String source,
        SortedMap<String, String> segment,
        long fingerprint,
        Pointer pointer,
        String sourcePartition,
        String scorerId) {

    public ScoredFeedback {
        segment =
                segment.isEmpty()
                        ? Collections.emptySortedMap()
                        : Collections.unmodifiableSortedMap(new TreeMap<>(segment));
    }

    /** Scores {@code feedback} and leaves its text behind. */
    public static ScoredFeedback of(Feedback feedback, SentimentScorer scorer) {
        return new ScoredFeedback(
                feedback.id(),
                feedback.asset(),
                feedback.eventTime(),
                feedback.author(),
                scorer.score(feedback.text(), feedback.language()),
                feedback.rating(),
                feedback.source(),
                feedback.segment(),
                Fingerprint.of(feedback.text()),
                feedback.pointer(),
                feedback.sourcePartition(),
                scorer.id());
    }

    /** The same feedback, as if it came from {@code partition}. */
    public ScoredFeedback of(String partition) {
        return new ScoredFeedback(
                id,
                asset,
                eventTime,
                author,
                score,
                rating,
                source,
                segment,
                fingerprint,
                pointer,
                partition,
                scorerId);
    }

    /** The same feedback with a score by the scorer {@code id}. */
    public ScoredFeedback scoredBy(String id, Score by) {
        return new ScoredFeedback(
                this.id,
                asset,
                eventTime,
                author,
                by,
                rating,
                source,
                segment,
                fingerprint,
                pointer,
                sourcePartition,
                id);
    }
}
