package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.corenlp.Scorers;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Opens the scorer that the configuration names. */
final class Scoring {

    private Scoring() {}

    static SentimentScorer open(Configuration configuration) {
        String name = configuration.scorerKind().name().toLowerCase(Locale.ROOT);
        try {
            return Scorers.open(name, configuration.scorerModel());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the model cannot be read: " + e.getMessage() + "; see scorer.model", e);
        }
    }
}
