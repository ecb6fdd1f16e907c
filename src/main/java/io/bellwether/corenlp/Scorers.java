package io.bellwether.corenlp;

import io.bellwether.sentiment.Prevalence;
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
        return open(name, model, Prevalence.COUNTED);
    }

    /**
     * Opens a scorer as {@link #open(String, Path)} does.
     *
     * @param prevalence what its level says of how frequent the classes are
     * @throws IllegalArgumentException also when the scorer or its model cannot be adjusted
     */
    public static SentimentScorer open(String name, @Nullable Path model, Prevalence prevalence)
            throws IOException {
        return switch (prevalence) {
            case COUNTED -> counted(name, model);
            case ADJUSTED -> openLinear(name, model).adjusted();
        };
    }

    /**
     * Opens the linear scorer, where only that will do.
     *
     * @throws IllegalArgumentException when another one is asked for
     */
    public static LinearScorer openLinear(String name, @Nullable Path model) throws IOException {
        if (!name.equals(LinearScorer.NAME)) {
            throw new IllegalArgumentException(
                    "prevalence is adjusted by the linear scorer only, not by " + name);
        }
        return model == null ? LinearScorer.shipped() : LinearScorer.open(model);
    }

    private static SentimentScorer counted(String name, @Nullable Path model) throws IOException {
        return switch (name) {
            case LinearScorer.NAME -> openLinear(name, model);
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
