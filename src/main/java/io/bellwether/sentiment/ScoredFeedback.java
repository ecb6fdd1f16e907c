package io.bellwether.sentiment;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.theme.ThemeRules;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
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
 * @param author pseudonym; {@link #FORGOTTEN}; or null
 * @param score its sentiment
 * @param rating stars, 1 to 5, where the source has them
 * @param source where it was said; empty when unknown
 * @param segment further labels of the source
 * @param fingerprint {@link Fingerprint#of} its text
 * @param sketch {@link Sketch#of} its text; none in journals of before there were any
 * @param pointer where the text lies
 * @param sourcePartition the input partition it came from
 * @param scorerId {@link SentimentScorer#id()} of who scored it
 * @param themes what its text is about; none where the text has no score
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
        Sketch sketch,
        Pointer pointer,
        String sourcePartition,
        String scorerId,
        Themes themes) {

    /** In place of an author whose name was dropped: a voice, and nobody who is counted. */
    public static final String FORGOTTEN = "";

    public ScoredFeedback {
        segment =
                segment.isEmpty()
                        ? Collections.emptySortedMap()
                        : Collections.unmodifiableSortedMap(new TreeMap<>(segment));
        for (ThemeSpan span : themes.spans()) {
            if (span.theme().asset() != asset) {
                throw new IllegalArgumentException(
                        "theme " + span.theme().label() + " is not of " + asset.label());
            }
        }
    }

    /** Feedback in whose text neither themes nor near-copies were looked for. */
    public ScoredFeedback(
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
        this(
                id,
                asset,
                eventTime,
                author,
                score,
                rating,
                source,
                segment,
                fingerprint,
                Sketch.NONE,
                pointer,
                sourcePartition,
                scorerId,
                Themes.NONE);
    }

    /** Scores {@code feedback}, finds its themes by {@code rules}, and leaves its text behind. */
    public static ScoredFeedback of(Feedback feedback, SentimentScorer scorer, ThemeRules rules) {
        Score score = scorer.score(feedback.text(), feedback.language());
        return new ScoredFeedback(
                feedback.id(),
                feedback.asset(),
                feedback.eventTime(),
                feedback.author(),
                score,
                feedback.rating(),
                feedback.source(),
                feedback.segment(),
                Fingerprint.of(feedback.text()),
                Sketch.of(feedback.text()),
                feedback.pointer(),
                feedback.sourcePartition(),
                scorer.id(),
                themes(feedback, score, rules));
    }

    private static Themes themes(Feedback feedback, Score score, ThemeRules rules) {
        return score instanceof Score.Scored
                ? rules.find(feedback.asset(), feedback.text())
                : Themes.NONE;
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
                sketch,
                pointer,
                partition,
                scorerId,
                themes);
    }

    /** What it counts, without anything that leads to its author or to what they wrote. */
    public ScoredFeedback forgotten() {
        return new ScoredFeedback(
                "",
                asset,
                eventTime,
                FORGOTTEN,
                score,
                rating,
                source,
                segment,
                Fingerprint.NONE,
                Sketch.NONE,
                new Pointer.InFile("", 0),
                "",
                scorerId,
                themes);
    }

    /** Whether it is what is left of an author's whose name was dropped. */
    public boolean isForgotten() {
        return FORGOTTEN.equals(author);
    }

    /**
     * The same feedback as {@code scorer} and {@code rules} read it now.
     *
     * @param read the feedback with its text
     */
    public ScoredFeedback again(Feedback read, SentimentScorer scorer, ThemeRules rules) {
        Score again = scorer.score(read.text(), read.language());
        return new ScoredFeedback(
                id,
                asset,
                eventTime,
                author,
                again,
                rating,
                source,
                segment,
                fingerprint,
                sketch,
                pointer,
                sourcePartition,
                scorer.id(),
                themes(read, again, rules));
    }
}
