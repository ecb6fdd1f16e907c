package io.bellwether.app;

import io.bellwether.corenlp.Evaluation;
import io.bellwether.corenlp.Scorers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a scorer on labelled texts. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a scorer on labelled JSON Lines (fields text and label).")
final class EvaluateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled texts; .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "linear or tree; default: ${DEFAULT-VALUE}.")
    private String scorer = "linear";

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model that train wrote; default: the one in the jar.")
    private @Nullable Path model;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + Integer.MAX_VALUE,
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Judge on the first N texts only.")
    private int limit = Integer.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        Evaluation evaluation;
        try (ConsoleProgress progress = new ConsoleProgress()) {
            evaluation = Evaluation.of(Scorers.open(scorer, model), files, limit, progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? evaluation.toJson() + System.lineSeparator() : evaluation.toText());
        out.flush();
        return 0;
    }
}
