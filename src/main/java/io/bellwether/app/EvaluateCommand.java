package io.bellwether.app;

import io.bellwether.corenlp.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Mixin private ScorerOptions scorers = new ScorerOptions();

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
            evaluation = Evaluation.of(scorers.open(), files, limit, progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? evaluation.toJson() + System.lineSeparator() : evaluation.toText());
        out.flush();
        return 0;
    }
}
