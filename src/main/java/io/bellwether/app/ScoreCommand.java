package io.bellwether.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bellwether.corenlp.Explanation;
import io.bellwether.corenlp.LinearScorer;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            description = "Show what each word adds to positive (+) or negative (-), in logits.")
    private boolean explain;

    @Option(names = "--json", description = "Print one JSON object a text.")
    private boolean json;

    @Mixin private ScorerOptions scorers = new ScorerOptions();

    @Override
    public Integer call() throws IOException {
        SentimentScorer scorer = scorers.open();
        if (explain && !(scorer instanceof LinearScorer)) {
            throw new ParameterException(
                    spec.commandLine(), "--explain works with the linear scorer only");
        }
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
            out.println(json ? json(explanation) : lines(explanation));
        } else {
            Score score = scorer.score(text, null);
            out.println(json ? json(score) : line(score) + "  " + printable(text));
        }
    }

    /** Text may hold sequences that command the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String line(Score score) {
        return switch (score) {
            case Score.Scored scored ->
                    String.format(
                            Locale.ROOT, "%.4f %-8s", scored.level(), scored.sentiment().label());
            case Score.NotScored unread -> "-      " + unread.reason().label();
        };
    }

    private static String lines(Explanation explanation) {
        StringBuilder out = new StringBuilder(line(explanation.score()));
        for (Explanation.Word word : explanation.words()) {
            out.append(
                    String.format(Locale.ROOT, "%n  %+7.3f  %s", word.contribution(), word.text()));
        }
        return out.append(String.format(Locale.ROOT, "%n  %+7.3f  (base)", explanation.base()))
                .toString();
    }

    private static ObjectNode json(Score score) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (score) {
            case Score.Scored scored -> {
                json.put("level", scored.level());
                json.put("sentiment", scored.sentiment().label());
            }
            case Score.NotScored unread -> json.put("notScored", unread.reason().label());
        }
        return json;
    }

    private static ObjectNode json(Explanation explanation) {
        ObjectNode json = json(explanation.score());
        json.put("base", explanation.base());
        ArrayNode words = json.putArray("words");
        for (Explanation.Word word : explanation.words()) {
            words.addObject().put("text", word.text()).put("contribution", word.contribution());
        }
        return json;
    }
}
