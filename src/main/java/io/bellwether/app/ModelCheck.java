package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.config.Configuration;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import java.util.Locale;

/** Whether the model loads, and tells praise from blame. */
final class ModelCheck implements Check {

    private static final String MODEL = "model";
    private static final String PRAISE = "I love this, it works wonderfully. Great job!";
    private static final String BLAME = "I hate this, it fails all the time. Terrible.";

    private final Configuration configuration;

    ModelCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<Finding> look() {
        try {
            SentimentScorer scorer = Scoring.openWithoutCache(configuration);
            double praise = level(scorer, PRAISE);
            double blame = level(scorer, BLAME);
            String found =
                    String.format(
                            Locale.ROOT,
                            "%s gives praise %.2f, blame %.2f",
                            scorer.id(),
                            praise,
                            blame);
            return List.of(
                    praise > blame
                            ? Finding.ok(MODEL, found)
                            : Finding.warn(
                                    MODEL,
                                    found + ": look at it with 'evaluate', and see scorer.model"));
        } catch (RuntimeException e) {
            // Whatever stands in a file that is no model: serve would end with it, too.
            return List.of(Finding.fail(MODEL, "it cannot be used: " + e.getMessage()));
        }
    }

    private static double level(SentimentScorer scorer, String text) {
        return switch (scorer.score(text, "en")) {
            case Score.Scored scored -> scored.level();
            case Score.NotScored unscored -> Double.NaN;
        };
    }
}
