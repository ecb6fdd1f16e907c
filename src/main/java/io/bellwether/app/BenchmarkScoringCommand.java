package io.bellwether.app;

import io.bellwether.corenlp.Scorers;
import io.bellwether.corenlp.SpeedBenchmark;
import io.bellwether.corenlp.SpeedResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the speed and memory of the scorers and of others. */
@Command(
        name = "scoring",
        mixinStandardHelpOptions = true,
        description = {
            "Measures texts per CPU-second and memory of the scorers, beside CoreNLP's tokeniser,"
                    + " annotators and server, and VADER, on the same texts. What is not there is"
                    + " left out: CoreNLP's models come with a build by -Ptree (which needs"
                    + " BELLWETHER_JAVA_OPTS=-Xmx4g), VADER is a module of Python."
        })
final class BenchmarkScoringCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled texts, as for evaluate; .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Read the first N texts only (default: ${DEFAULT-VALUE}).")
    private int limit = 5000;

    @Option(
            names = "--slow",
            paramLabel = "N",
            defaultValue = "500",
            description = "And N with what parses, which is slow (default: ${DEFAULT-VALUE}).")
    private int slow = 500;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds, of which the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A model that train wrote; default: the one in the jar.")
    private @Nullable Path model;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--output", paramLabel = "FILE", description = "Also draw a chart, as SVG.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || slow < 1 || rounds < 1) {
            throw new WrongUseException("--limit, --slow and --rounds must be at least 1");
        }
        if (output != null) {
            Target.checkFile("--output", output);
        }
        List<String> texts = SpeedBenchmark.texts(files, limit);
        SpeedResults results;
        try (ConsoleProgress progress = new ConsoleProgress()) {
            results =
                    new SpeedBenchmark(texts, slow, rounds)
                            .run(() -> Scorers.open("linear", model), progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? results.toJson() + System.lineSeparator() : results.toText());
        out.flush();
        if (output != null) {
            Files.writeString(output, results.toSvg());
        }
        return 0;
    }
}
