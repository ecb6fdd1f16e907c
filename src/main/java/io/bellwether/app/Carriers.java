package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;

/**
 * Names the words that carried the score of a quoted text, where the scorer of this process is the
 * one whose levels the alert tells: another one would name words for a score that it did not give.
 * Safe for several threads.
 */
final class Carriers {

    private final SentimentScorer scorer;

    private Carriers(SentimentScorer scorer) {
        this.scorer = scorer;
    }

    /** By {@code scorer}. */
    static Carriers of(SentimentScorer scorer) {
        return new Carriers(scorer);
    }

    /** The words in {@code text}, in the scorer's order. */
    List<String> of(Alert alert, String text) {
        return scorer.id().equals(alert.scorerId()) ? scorer.carriers(text) : List.of();
    }
}
