package io.bellwether.monitor;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes seeded streams of scored feedback for tests. */
public final class Streams {

    /** A Monday. */
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Streams() {}

    /**
     * Feedback at an even chance in time, with levels spread over .3 around a mean.
     *
     * @param days how long
     * @param perHour how many an hour, on average
     * @param dropAt day on which the mean falls from .6
     * @param dropUntil day on which it is .6 again
     * @param drop by how much
     * @param authors how many people there are
     */
    public static List<ScoredFeedback> stream(
            Asset asset,
            long seed,
            int days,
            double perHour,
            int dropAt,
            int dropUntil,
            double drop,
            int authors) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScoredFeedback> feedback = new ArrayList<>();
        double seconds = 0;
        while (true) {
            seconds += -Math.log(1 - random.nextDouble()) * 3600 / perHour;
            if (seconds >= days * 86_400.0) {
                return feedback;
            }
            double day = seconds / 86_400;
            double mean = .6 - (day >= dropAt && day < dropUntil ? drop : 0);
            double level = Math.clamp(mean + (random.nextDouble() - .5) * .6, 0.0, 1.0);
            Instant at = START.plus(Duration.ofMillis((long) (seconds * 1000)));
            feedback.add(feedback(asset, feedback.size(), at, random.nextInt(authors), level));
        }
    }

    /** The same voice with stars and a text that is not scored. */
    public static ScoredFeedback inAnotherLanguage(ScoredFeedback from) {
        Score none = new Score.NotScored(Score.Reason.LANGUAGE);
        return copy(from, from.id(), none, stars(from));
    }

    /** The same voice with stars beside the text. */
    public static ScoredFeedback withStars(ScoredFeedback from) {
        return copy(from, from.id(), from.score(), stars(from));
    }

    /** The same at another time. */
    public static ScoredFeedback at(Instant time, ScoredFeedback from) {
        return with(from, time, from.author(), from.score(), from.rating(), from.source());
    }

    /** The same words of another voice. */
    public static ScoredFeedback named(String id, ScoredFeedback from) {
        return copy(from, id, from.score(), from.rating());
    }

    /** The same voice, another record. */
    public static ScoredFeedback identified(String id, ScoredFeedback from) {
        return new ScoredFeedback(
                id,
                from.asset(),
                from.eventTime(),
                from.author(),
                from.score(),
                from.rating(),
                from.source(),
                from.segment(),
                from.fingerprint(),
                from.sketch(),
                from.pointer(),
                from.sourcePartition(),
                from.scorerId(),
                from.themes());
    }

    /** The same words, as a scorer has them that lies elsewhere. */
    public static ScoredFeedback scoredBy(String scorerId, double shift, ScoredFeedback from) {
        double level = ((Score.Scored) from.score()).level() + shift;
        Score score = Score.Scored.ofLevel(Math.clamp(level, 0.0, 1.0));
        ScoredFeedback other = copy(from, from.id(), score, from.rating());
        return new ScoredFeedback(
                other.id(),
                other.asset(),
                other.eventTime(),
                other.author(),
                other.score(),
                other.rating(),
                other.source(),
                other.segment(),
                other.fingerprint(),
                other.sketch(),
                other.pointer(),
                other.sourcePartition(),
                scorerId,
                other.themes());
    }

    /** The same words of nobody known. */
    public static ScoredFeedback nameless(ScoredFeedback from) {
        return with(from, from.eventTime(), null, from.score(), from.rating(), from.source());
    }

    /** The same voice in words of that sketch. */
    public static ScoredFeedback saying(Sketch sketch, ScoredFeedback from) {
        return new ScoredFeedback(
                from.id(),
                from.asset(),
                from.eventTime(),
                from.author(),
                from.score(),
                from.rating(),
                from.source(),
                from.segment(),
                from.fingerprint(),
                sketch,
                from.pointer(),
                from.sourcePartition(),
                from.scorerId(),
                from.themes());
    }

    /** The same words in another place. */
    public static ScoredFeedback from(String source, ScoredFeedback from) {
        return with(from, from.eventTime(), from.author(), from.score(), from.rating(), source);
    }

    private static ScoredFeedback with(
            ScoredFeedback from,
            Instant at,
            @Nullable String author,
            Score score,
            OptionalInt rating,
            String source) {
        return new ScoredFeedback(
                from.id(),
                from.asset(),
                at,
                author,
                score,
                rating,
                source,
                from.segment(),
                from.fingerprint(),
                from.sketch(),
                from.pointer(),
                from.sourcePartition(),
                from.scorerId(),
                from.themes());
    }

    private static ScoredFeedback copy(
            ScoredFeedback from, String id, Score score, OptionalInt rating) {
        return new ScoredFeedback(
                id,
                from.asset(),
                from.eventTime(),
                id.equals(from.id()) ? from.author() : id,
                score,
                rating,
                from.source(),
                from.segment(),
                from.fingerprint(),
                from.sketch(),
                from.pointer(),
                from.sourcePartition(),
                from.scorerId(),
                from.themes());
    }

    private static OptionalInt stars(ScoredFeedback from) {
        double level = ((Score.Scored) from.score()).level();
        return OptionalInt.of((int) Math.round(1 + 4 * level));
    }

    private static ScoredFeedback feedback(
            Asset asset, int number, Instant at, int author, double level) {
        return new ScoredFeedback(
                asset.label() + "-" + number,
                asset,
                at,
                "author " + author,
                Score.Scored.ofLevel(level),
                OptionalInt.empty(),
                "forum",
                new TreeMap<>(),
                0,
                Sketch.NONE,
                new Pointer.InFile("stream", number + 1),
                "files",
                "given",
                about(asset, number % 3));
    }

    /** One voice in three speaks of the first theme of its asset, one of the last, one of none. */
    private static Themes about(Asset asset, int third) {
        if (third == 0) {
            return Themes.NONE;
        }
        List<Theme> themes = Theme.of(asset);
        Theme theme = third == 1 ? themes.getFirst() : themes.getLast();
        return new Themes("rules", List.of(new ThemeSpan(theme, 0, 1)));
    }
}
