package io.bellwether.app;

import io.bellwether.corenlp.LinearScorer;
import io.bellwether.corenlp.Scorers;
import io.bellwether.sentiment.Prevalence;
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

    @Option(
            names = "--scorer-prevalence",
            paramLabel = "HOW",
            defaultValue = "counted",
            description =
                    "counted, or adjusted for what the linear scorer confuses; default:"
                            + " ${DEFAULT-VALUE}.")
    private String prevalence = "counted";

    /**
     * Opens the scorer that another one is compared with.
     *
     * @param other {@code shipped}, {@code tree} or a model file
     */
    static SentimentScorer other(String other) throws IOException {
        return switch (other) {
            case "shipped" -> Scorers.open("linear", null);
            case "tree" -> Scorers.open("tree", null);
            default -> Scorers.open("linear", Path.of(other));
        };
    }

    SentimentScorer open() throws IOException {
        return Scorers.open(
                name,
                model,
                Prevalence.ofLabel(prevalence)
                        .orElseThrow(
                                () ->
                                        new WrongUseException(
                                                "--scorer-prevalence must be counted or"
                                                        + " adjusted")));
    }

    /** The linear scorer, counted; another one is refused. */
    LinearScorer openLinear() throws IOException {
        return Scorers.openLinear(name, model);
    }
}
