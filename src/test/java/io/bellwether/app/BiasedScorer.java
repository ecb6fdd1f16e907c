package io.bellwether.app;

import io.bellwether.corenlp.LinearScorer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The scorer that is built in, with a bias and a name of its own: another instrument. */
record BiasedScorer(String id, double bias, long nanos, SentimentScorer scorer)
        implements SentimentScorer {

    /**
     * @param bias is added to every level
     */
    static BiasedScorer of(String id, double bias) {
        return new BiasedScorer(id, bias, 0, LinearScorer.shipped());
    }

    /** The same, and slow. */
    BiasedScorer slow(Duration each) {
        return new BiasedScorer(id, bias, each.toNanos(), scorer);
    }

    @Override
    public Score score(String text, @Nullable String language) {
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
        return switch (scorer.score(text, language)) {
            case Score.Scored scored ->
                    Score.Scored.ofLevel(Math.clamp(scored.level() + bias, 0, 1));
            case Score.NotScored none -> none;
        };
    }
}
