package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.config.ScorerKind;
import io.bellwether.corenlp.CachedScorer;
import io.bellwether.corenlp.Scorers;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the scorer that the configuration names. */
final class Scoring {

    /** Texts. */
    private static final int CACHE = 10_000;

    private Scoring() {}

    /**
     * A supplier that opens the scorer when it is first asked, and always gives that one: a model
     * may take ten seconds and a gigabyte. Safe for several threads.
     */
    static Supplier<SentimentScorer> once(Configuration configuration) {
        return once(() -> open(configuration));
    }

    /** The same of any way to open one. */
    static Supplier<SentimentScorer> once(Supplier<SentimentScorer> opening) {
        return new Supplier<>() {
            private @Nullable SentimentScorer scorer;

            @Override
            public synchronized SentimentScorer get() {
                SentimentScorer opened = scorer;
                if (opened == null) {
                    opened = opening.get();
                    scorer = opened;
                }
                return opened;
            }
        };
    }

    /**
     * As {@link #once}, beginning at once on a thread of its own: reading the model and the rules
     * of themes takes as long as asking the brokers does, and need not wait for it.
     */
    static Supplier<SentimentScorer> ahead(Configuration configuration) {
        Supplier<SentimentScorer> scorer = once(configuration);
        Thread reader =
                new Thread(
                        () -> {
                            var unused = scorer.get();
                            var unusedRules = ShippedThemes.rules();
                        },
                        "model");
        reader.setDaemon(true);
        // What fails here fails again, and is told, where the scorer is asked for.
        reader.setUncaughtExceptionHandler((thread, error) -> {});
        reader.start();
        return scorer;
    }

    /** The scorer; scores of texts that come again, such as retweets, are kept in memory. */
    static SentimentScorer open(Configuration configuration) {
        return new CachedScorer(openWithoutCache(configuration), CACHE);
    }

    /** As {@link #open}, scoring every text each time. */
    static SentimentScorer openWithoutCache(Configuration configuration) {
        ScorerKind kind = configuration.scorerKind();
        try {
            return Scorers.open(kind.scorer(), configuration.scorerModel(), kind.prevalence());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the model cannot be read: " + e.getMessage() + "; see scorer.model", e);
        }
    }
}
