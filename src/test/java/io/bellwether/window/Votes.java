package io.bellwether.window;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds feedback for tests: everything has a usual value. */
public record Votes(
        Asset asset,
        String id,
        Instant at,
        @Nullable String author,
        Score score,
        OptionalInt rating,
        long fingerprint,
        String source) {

    /** A user's vote of .5 at noon. */
    public static Votes vote(String id) {
        return new Votes(
                Asset.USERS,
                id,
                Instant.parse("2026-03-02T12:00:00Z"),
                "author of " + id,
                Score.Scored.ofLevel(.5),
                OptionalInt.empty(),
                Fingerprint.NONE,
                "forum");
    }

    public Votes at(Instant time) {
        return new Votes(asset, id, time, author, score, rating, fingerprint, source);
    }

    public Votes by(@Nullable String someone) {
        return new Votes(asset, id, at, someone, score, rating, fingerprint, source);
    }

    public Votes of(Asset other) {
        return new Votes(other, id, at, author, score, rating, fingerprint, source);
    }

    public Votes level(double level) {
        return new Votes(
                asset, id, at, author, Score.Scored.ofLevel(level), rating, fingerprint, source);
    }

    public Votes notScored() {
        Score none = new Score.NotScored(Score.Reason.LANGUAGE);
        return new Votes(asset, id, at, author, none, rating, fingerprint, source);
    }

    public Votes stars(int stars) {
        return new Votes(asset, id, at, author, score, OptionalInt.of(stars), fingerprint, source);
    }

    public Votes from(String place) {
        return new Votes(asset, id, at, author, score, rating, fingerprint, place);
    }

    public Votes saying(long mark) {
        return new Votes(asset, id, at, author, score, rating, mark, source);
    }

    public ScoredFeedback build() {
        return new ScoredFeedback(
                id,
                asset,
                at,
                author,
                score,
                rating,
                source,
                new TreeMap<>(),
                fingerprint,
                new Pointer.InFile("test", 1),
                "files",
                "given");
    }
}
