package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.codec.ShippedThemes;
import io.bellwether.corenlp.Explanation;
import io.bellwether.corenlp.LinearScorer;
import io.bellwether.corenlp.TreeExplanation;
import io.bellwether.corenlp.TreeScorer;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.Themes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores texts given as arguments or as lines. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description =
                "Scores texts: a level from 0 (worst) to 1 (best), and negative, neutral or"
                        + " positive.")
final class ScoreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXT",
            description = "What to score; - reads one text a line from standard input.")
    private List<String> texts = List.of();

    @Option(
            names = "--explain",
            description = {
                "Show what each word adds to positive (+) or negative (-), in logits; with the tree"
                        + " scorer, which phrase carried each sentence."
            })
    private boolean explain;

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description =
                    "With --explain, also show the themes of this asset, and where the text speaks"
                            + " of them: ${COMPLETION-CANDIDATES}.")
    private @Nullable Asset asset;

    @Option(names = "--json", description = "Print one JSON object a text.")
    private boolean json;

    @Mixin private ScorerOptions scorers = new ScorerOptions();

    @Override
    public Integer call() throws IOException {
        HistoryOptions.refuse(asset != null && !explain, "--asset belongs to --explain");
        SentimentScorer scorer = scorers.open();
        PrintWriter out = spec.commandLine().getOut();
        for (String text : texts) {
            if (text.equals("-")) {
                scoreLines(scorer, out);
            } else {
                print(text, scorer, out);
            }
        }
        out.flush();
        return 0;
    }

    private void scoreLines(SentimentScorer scorer, PrintWriter out) throws IOException {
        // Standard input stays open: it is not ours.
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            print(line, scorer, out);
        }
    }

    private void print(String text, SentimentScorer scorer, PrintWriter out) {
        if (explain && scorer instanceof LinearScorer linear) {
            Explanation explanation = linear.explain(text);
            print(text, Explained.json(explanation), Explained.lines(explanation), out);
        } else if (explain && scorer instanceof TreeScorer trees) {
            TreeExplanation explanation = trees.explain(text);
            print(text, Explained.json(explanation), Explained.lines(explanation), out);
        } else {
            Score score = scorer.score(text, null);
            out.println(
                    json
                            ? Explained.json(score)
                            : Explained.line(score) + "  " + Explained.printable(text));
        }
    }

    private void print(String text, ObjectNode object, String lines, PrintWriter out) {
        Themes themes = asset == null ? Themes.NONE : ShippedThemes.rules().find(asset, text);
        if (json) {
            if (asset != null) {
                Explained.put(object, themes);
            }
            out.println(object);
        } else {
            out.println(lines + Explained.lines(text, themes));
        }
    }
}
