package io.bellwether.corenlp;

import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens scorers by the names that configuration and command line use. */
public final class Scorers {

    private Scorers() {}

    /**
     * Opens a scorer.
     *
     * @param name {@code linear} or {@code tree}
     * @param model model file of the linear scorer; null for the one in the jar
     * @throws IllegalArgumentException when there is no such scorer, or it takes no model file
     * @throws IllegalStateException when the tree scorer's models were not built in
     * @throws IOException when the model file cannot be read
     */
    public static SentimentScorer open(String name, @Nullable Path model) throws IOException {
        return switch (name) {
            case LinearScorer.NAME ->
                    model == null ? LinearScorer.shipped() : LinearScorer.open(model);
            case TreeScorer.NAME -> {
                if (model != null) {
                    throw new IllegalArgumentException("the tree scorer takes no model file");
                }
                yield TreeScorer.open();
            }
            default ->
                    throw new IllegalArgumentException(
                            "there is no scorer " + name + "; use linear or tree");
        };
    }
}
