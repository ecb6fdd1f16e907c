package io.bellwether.app;

import io.bellwether.corenlp.Scorers;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The scorer that is built in, with a bias and a name of its own: another instrument. */
record BiasedScorer(String id, double bias, SentimentScorer scorer) implements SentimentScorer {

    /**
     * @param bias is added to every level
     */
    static BiasedScorer of(String id, double bias) throws IOException {
        return new BiasedScorer(id, bias, Scorers.open("linear", null));
    }

    @Override
    public Score score(String text, @Nullable String language) {
        return switch (scorer.score(text, language)) {
            case Score.Scored scored ->
                    Score.Scored.ofLevel(Math.clamp(scored.level() + bias, 0, 1));
            case Score.NotScored none -> none;
        };
    }
}
