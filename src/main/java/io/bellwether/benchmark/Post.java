package io.bellwether.benchmark;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.theme.Themes;
import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text of the attack benchmark as it stands in the journal.
 *
 * @param feedback with its marks
 * @param isHonest whether nobody told its author what to write
 */
record Post(ScoredFeedback feedback, boolean isHonest) {

    private static final Pointer NOWHERE = new Pointer.InFile("simulated", 1);
    private static final SortedMap<String, String> NO_SEGMENT =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    static Post of(
            String id, long epochSecond, String author, double level, String text, boolean honest) {
        return new Post(
                feedback(
                        id,
                        Instant.ofEpochSecond(epochSecond),
                        author,
                        Score.Scored.ofLevel(level),
                        Fingerprint.of(text),
                        Sketch.of(text)),
                honest);
    }

    /** The same without the marks by which copies are known. */
    Post unmarked() {
        return new Post(
                feedback(
                        feedback.id(),
                        feedback.eventTime(),
                        String.valueOf(feedback.author()),
                        feedback.score(),
                        Fingerprint.NONE,
                        Sketch.NONE),
                isHonest);
    }

    private static ScoredFeedback feedback(
            String id, Instant at, String author, Score score, long fingerprint, Sketch sketch) {
        return new ScoredFeedback(
                id,
                Asset.USERS,
                at,
                author,
                score,
                OptionalInt.empty(),
                "",
                NO_SEGMENT,
                fingerprint,
                sketch,
                NOWHERE,
                "simulated",
                "simulated",
                Themes.NONE);
    }
}
