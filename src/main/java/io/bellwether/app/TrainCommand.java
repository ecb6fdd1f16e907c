package io.bellwether.app;

import io.bellwether.corenlp.Evaluation;
import io.bellwether.corenlp.LinearTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits the linear scorer to labelled texts. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Fits the linear scorer to labelled JSON Lines (fields text and label) and writes a"
                        + " model file for score, evaluate and serve.")
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled texts; .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "Where the model is written.")
    private Path output = Path.of("");

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Judge the recipe first by N-fold cross-validation; at least 2.")
    private int folds;

    @Override
    public Integer call() throws IOException {
        if (folds == 1 || folds < 0) {
            throw new ParameterException(spec.commandLine(), "--folds must be at least 2");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConsoleProgress progress = new ConsoleProgress()) {
            if (folds > 0) {
                Evaluation evaluation = LinearTrainer.crossValidate(files, folds, progress);
                out.println(evaluation.toText());
            }
            LinearTrainer.Result result = LinearTrainer.train(files, output, progress);
            out.printf(
                    Locale.ROOT,
                    "%s: %s, %,d features from %,d texts%n",
                    output,
                    result.scorerId(),
                    result.features(),
                    result.texts());
            if (!result.isAdjustable()) {
                out.println("its prevalence cannot be adjusted: too few texts, or too much alike");
            }
        }
        out.flush();
        return 0;
    }
}
