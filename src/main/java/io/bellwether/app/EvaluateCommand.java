package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.corenlp.Comparison;
import io.bellwether.corenlp.Evaluation;
import io.bellwether.corenlp.PrevalenceEvaluation;
import io.bellwether.corenlp.StarComparison;
import io.bellwether.corenlp.StarEvaluation;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a scorer on labelled texts. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Judges a scorer on labelled JSON Lines (fields text and label); on rated ones"
                        + " (text, rating from 1 to 5, timestamp, no label) by the stars.")
final class EvaluateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled or rated texts; .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin private ScorerOptions scorers = new ScorerOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + Integer.MAX_VALUE,
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Judge on the first N texts only.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--against",
            paramLabel = "SCORER",
            description =
                    "Compare with a second scorer on the same texts: shipped (the linear one with"
                            + " the model in the jar), tree, or a model file.")
    private @Nullable String against;

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            defaultValue = "",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "With ratings: judge each value of a field apart, such as meta.app.")
    private String by = "";

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "20",
            description = "With ratings: texts that a day or week needs (${DEFAULT-VALUE}).")
    private int least = 20;

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "With labels: draw how far the levels can be relied on.")
    private @Nullable Path plot;

    @Option(
            names = "--prevalence",
            description =
                    "With labels: judge how well the linear scorer tells the classes' shares and"
                            + " the mean level of groups of texts.")
    private boolean prevalence;

    @Override
    public Integer call() throws IOException {
        require(limit >= 1, "--limit must be at least 1");
        require(least >= 1, "--least must be at least 1");
        boolean isRated = StarEvaluation.suits(files);
        require(isRated || by.isEmpty(), "--by works with ratings only");
        require(!isRated || plot == null, "--plot needs labels; these files have stars only");
        if (plot != null) {
            Target.checkFile("--plot", plot);
        }
        require(
                !prevalence || (!isRated && against == null && plot == null),
                "--prevalence works with labels only, and without --against and --plot");
        String result;
        PrintWriter out = spec.commandLine().getOut();
        try (ConsoleProgress progress = new ConsoleProgress()) {
            result = isRated ? byStars(progress) : byLabels(progress);
        }
        out.print(result);
        out.flush();
        return 0;
    }

    private void require(boolean isRight, String message) {
        if (!isRight) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private String byStars(ConsoleProgress progress) throws IOException {
        if (against == null) {
            StarEvaluation evaluation =
                    StarEvaluation.of(scorers.open(), files, by, least, limit, progress);
            return json ? line(evaluation.toJson()) : evaluation.toText();
        }
        SentimentScorer other = ScorerOptions.other(against);
        StarComparison comparison =
                StarComparison.of(scorers.open(), other, files, by, least, limit, progress);
        return json ? line(comparison.toJson()) : comparison.toText();
    }

    private String byLabels(ConsoleProgress progress) throws IOException {
        if (prevalence) {
            PrevalenceEvaluation evaluation =
                    PrevalenceEvaluation.of(scorers.openLinear(), files, limit, progress);
            return json ? line(evaluation.toJson()) : evaluation.toText();
        }
        if (against == null) {
            Evaluation evaluation = Evaluation.of(scorers.open(), files, limit, progress);
            draw(evaluation);
            return json ? line(evaluation.toJson()) : evaluation.toText();
        }
        SentimentScorer other = ScorerOptions.other(against);
        Comparison comparison = Comparison.of(scorers.open(), other, files, limit, progress);
        draw(comparison.first(), comparison.second());
        return json ? line(comparison.toJson()) : comparison.toText();
    }

    private void draw(Evaluation... evaluations) throws IOException {
        if (plot != null) {
            Files.writeString(plot, ReliabilityChart.svg(List.of(evaluations)));
        }
    }

    private static String line(ObjectNode json) {
        return json + System.lineSeparator();
    }
}
