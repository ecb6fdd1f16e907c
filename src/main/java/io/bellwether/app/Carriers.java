package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the words that carried the score of a quoted text, where the scorer of this process is the
 * one whose levels the alert tells: another one would name words for a score that it did not give.
 * Safe for several threads.
 */
final class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    private final SentimentScorer scorer;

    private Carriers(SentimentScorer scorer) {
        this.scorer = scorer;
    }

    /** By {@code scorer}. */
    static Carriers of(SentimentScorer scorer) {
        return new Carriers(scorer);
    }

    /** The words in {@code text}, in the scorer's order; none where the scorer breaks on it. */
    List<String> of(Alert alert, String text) {
        return scorer.id().equals(alert.scorerId()) ? named(text) : List.of();
    }

    /** An alert without these words is better than none, which is what the failure would leave. */
    private List<String> named(String text) {
        try {
            return scorer.carriers(text);
        } catch (RuntimeException | StackOverflowError e) {
            // The message is left out: it may quote the text.
            LOG.warn(
                    "a quotation names no words: the scorer failed with {}",
                    e.getClass().getName());
            return List.of();
        }
    }
}
