package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.corenlp.CachedScorer;
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
            SentimentScorer scorer =
                    Scorers.open(
                            name, configuration.scorerModel(), configuration.scorerPrevalence());
            int entries = configuration.scorerCache();
            return entries == 0 ? scorer : new CachedScorer(scorer, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the model cannot be read: " + e.getMessage() + "; see scorer.model", e);
        }
    }
}
