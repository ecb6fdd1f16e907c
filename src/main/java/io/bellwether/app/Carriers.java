package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.config.Configuration;
import io.bellwether.config.ScorerKind;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names the words that carried the score of a quoted text, where the scorer of this process is the
 * one whose levels the alert tells: another one would name words for a score that it did not give.
 * Safe for several threads.
 */
final class Carriers {

    private final @Nullable SentimentScorer scorer;

    private Carriers(@Nullable SentimentScorer scorer) {
        this.scorer = scorer;
    }

    /** By {@code scorer}. */
    static Carriers of(SentimentScorer scorer) {
        return new Carriers(scorer);
    }

    /**
     * For a process that does not score. The tree scorer names no words yet, and its models take
     * 650 MB: it is not asked for.
     */
    static Carriers configured(Configuration configuration, Supplier<SentimentScorer> scorer) {
        return new Carriers(configuration.scorerKind() == ScorerKind.LINEAR ? scorer.get() : null);
    }

    /** The words in {@code text}, the weightiest first. */
    List<String> of(Alert alert, String text) {
        return scorer == null || !scorer.id().equals(alert.scorerId())
                ? List.of()
                : scorer.carriers(text);
    }
}
