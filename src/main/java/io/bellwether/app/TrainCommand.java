package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.corenlp.Evaluation;
import io.bellwether.corenlp.LinearTrainer;
import io.bellwether.corenlp.Split;
import io.bellwether.corenlp.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                        + " model file for score, evaluate and serve, with a card beside it.")
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
            description =
                    "Judge the recipe first by N-fold cross-validation within the texts that are"
                            + " trained on; at least 2.")
    private int folds;

    @Option(
            names = "--validate",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Judge the model, and the one in the jar, on these labelled texts.")
    private List<Path> validation = List.of();

    @Option(
            names = "--validation-share",
            paramLabel = "SHARE",
            description = "Judge them on this share of the texts, and train on the others.")
    private @Nullable Double share;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which share; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        require(folds != 1 && folds >= 0, "--folds must be at least 2");
        require(
                share == null || (share > 0 && share < 1),
                "--validation-share must be between 0 and 1");
        require(
                share == null || validation.isEmpty(),
                "--validate and --validation-share exclude each other");
        Target.checkFile("--output", output);
        String result;
        try (ConsoleProgress progress = new ConsoleProgress()) {
            result = result(split(), progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(result);
        out.flush();
        return 0;
    }

    private void require(boolean isRight, String message) {
        if (!isRight) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Split split() throws IOException {
        if (share != null) {
            return Split.byShare(files, share, seed);
        }
        return validation.isEmpty() ? Split.whole(files) : Split.byFiles(files, validation);
    }

    private String result(Split split, ConsoleProgress progress) throws IOException {
        Evaluation recipe = folds == 0 ? null : LinearTrainer.crossValidate(split, folds, progress);
        Training training = Training.run(split, output, Instant.now(), progress);
        warnOfLeak(split.leaked());
        if (json) {
            ObjectNode object = training.toJson();
            if (recipe != null) {
                object.set("crossValidation", recipe.toJson());
            }
            return object + System.lineSeparator();
        }
        return (recipe == null ? "" : recipe.toText() + System.lineSeparator()) + training.toText();
    }

    private void warnOfLeak(int leaked) {
        if (leaked > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    Locale.ROOT,
                    "warning: a leak: %,d texts of the validation are among the training texts too;"
                            + " they were left out of the validation%n",
                    leaked);
            err.flush();
        }
    }
}
