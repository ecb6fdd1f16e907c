package io.bellwether.app;

import io.bellwether.corenlp.Scorers;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command that needs no configuration chooses its scorer. */
final class ScorerOptions {

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "linear or tree; default: ${DEFAULT-VALUE}.")
    private String name = "linear";

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model that train wrote; default: the one in the jar.")
    private @Nullable Path model;

    SentimentScorer open() throws IOException {
        return Scorers.open(name, model);
    }
}
