package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands score, train and evaluate, as a user types them. */
class ScorerCommandsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path dir = Path.of("");

    @Test
    void scorePrintsALevelAndAClassForEachText() {
        assertThat(run(new ScoreCommand(), "I love it", "It is awful", "...")).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("0\\.[6-9]\\d{3} positive  I love it"),
                        line -> assertThat(line).matches("0\\.[0-3]\\d{3} negative  It is awful"),
                        line -> assertThat(line).isEqualTo("-      no-words  ..."));
    }

    @Test
    void scorePrintsJson() throws IOException {
        assertThat(run(new ScoreCommand(), "--json", "I love it")).isZero();
        JsonNode json = JSON.readTree(out.toString());
        assertThat(json.path("level").asDouble()).isBetween(0.6, 1.0);
        assertThat(json.path("sentiment").asText()).isEqualTo("positive");
    }

    @Test
    void scoreShowsTheThemesOfAnAssetWhereTheyStand() {
        String text = "I cancelled it, far too expensive";
        assertThat(run(new ScoreCommand(), "--explain", "--asset", "USERS", text)).isZero();
        assertThat(out.toString()).contains("theme leaving", "cancelled", "theme price");
        out.getBuffer().setLength(0);

        assertThat(run(new ScoreCommand(), "--explain", "--json", "--asset", "USERS", text))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "\"themes\":[{\"theme\":\"leaving\",\"begin\":2,\"end\":11},"
                                + "{\"theme\":\"price\",\"begin\":24,\"end\":33}]");
    }

    @Test
    void scoreExplainsWordByWord() throws IOException {
        assertThat(run(new ScoreCommand(), "--explain", "--json", "awful app")).isZero();
        JsonNode words = JSON.readTree(out.toString()).path("words");
        assertThat(words).hasSize(2);
        assertThat(words.path(0).path("text").asText()).isEqualTo("awful");
        assertThat(words.path(0).path("contribution").asDouble()).isLessThan(-0.5);
    }

    @Test
    void scoreWithoutATextIsWrongUse() {
        assertThat(run(new ScoreCommand())).isEqualTo(2);
        assertThat(err.toString()).contains("TEXT");
    }

    @Test
    void whatTrainWritesEvaluateAndScoreRead() throws IOException {
        Path model = dir.resolve("model.gz");
        String file = corpus().toString();
        assertThat(run(new TrainCommand(), file, "--output", model.toString(), "--folds", "2"))
                .isZero();
        assertThat(out.toString()).contains("linear, 2-fold", "60 texts");
        assertThat(run(new EvaluateCommand(), file, "--model", model.toString())).isZero();
        assertThat(out.toString()).contains("documents     60 (0 not scored)", "macro recall");
        assertThat(run(new ScoreCommand(), "--model", model.toString(), "good food")).isZero();
        assertThat(out.toString()).contains("positive  good food");
    }

    @Test
    void trainJudgesOnTextsItIsNotTrainedOnAndWarnsOfALeak() throws IOException {
        Path judged = Files.writeString(dir.resolve("judged.jsonl"), judged());
        String model = dir.resolve("own.gz").toString();
        assertThat(
                        run(
                                new TrainCommand(),
                                corpus().toString(),
                                "--json",
                                "--output",
                                model,
                                "--validate",
                                judged.toString()))
                .isZero();
        assertThat(err.toString()).contains("a leak: 1 texts");
        JsonNode validation = JSON.readTree(out.toString()).path("validation");
        assertThat(validation.path("leaked").asInt()).isEqualTo(1);
        assertThat(validation.path("comparison").path("second").path("documents").asInt())
                .isEqualTo(60);
        assertThat(dir.resolve("own.md")).exists();
    }

    @Test
    void validationOptionsThatMakeNoSenseAreWrongUse() throws IOException {
        String file = corpus().toString();
        String model = dir.resolve("own.gz").toString();
        for (String share : List.of("0", "1", "NaN")) {
            assertThat(run(new TrainCommand(), file, "-o", model, "--validation-share", share))
                    .isEqualTo(2);
        }
        assertThat(
                        run(
                                new TrainCommand(),
                                file,
                                "-o",
                                model,
                                "--validation-share=.2",
                                "--validate",
                                file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("between 0 and 1", "exclude each other");
        assertThat(dir.resolve("own.gz")).doesNotExist();
    }

    /** Twenty of each class, and one that {@link #corpus} has. */
    private static String judged() {
        StringBuilder lines = new StringBuilder();
        lines.append("{\"text\":\"the food is GOOD\",\"label\":\"positive\"}\n");
        for (String label : List.of("negative", "neutral", "positive")) {
            for (int i = 0; i < 20; i++) {
                String text = label + " food, plate " + i;
                lines.append("{\"text\":\"" + text + "\",\"label\":\"" + label + "\"}\n");
            }
        }
        return lines.toString();
    }

    @Test
    void evaluatePrintsJsonUpToTheLimit() throws IOException {
        String file = corpus().toString();
        assertThat(run(new EvaluateCommand(), file, "--json", "--limit", "6")).isZero();
        JsonNode json = JSON.readTree(out.toString());
        assertThat(json.path("documents").asInt()).isEqualTo(6);
        assertThat(json.path("macroRecall").isNumber()).isTrue();
    }

    @Test
    void evaluateComparesTwoScorers() throws IOException {
        String file = corpus().toString();
        assertThat(run(new EvaluateCommand(), file, "--json", "--against", "shipped")).isZero();
        JsonNode json = JSON.readTree(out.toString());
        assertThat(json.path("verdict").asText()).isEqualTo("Both are the same scorer.");
        assertThat(json.path("differences").path(0).path("difference").asDouble()).isZero();
        assertThat(json.path("mcNemar").path("midP").asDouble()).isEqualTo(1);
    }

    @Test
    void evaluateJudgesRatedLinesByTheStars() throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("rated.jsonl"),
                        """
                        {"text":"awful app","rating":1,"timestamp":"2026-01-04T10:00:00Z"}
                        {"text":"I love it","rating":5,"timestamp":"2026-01-05T10:00:00Z"}
                        """);
        assertThat(run(new EvaluateCommand(), file.toString(), "--least", "1")).isZero();
        assertThat(out.toString()).contains("all: 2 texts (0 not scored)", "by week");
        assertThat(run(new EvaluateCommand(), file.toString(), "--against", "shipped")).isZero();
        assertThat(out.toString()).contains("Both are the same scorer.");
    }

    @Test
    void aFieldToTellLabelledTextsApartIsWrongUse() throws IOException {
        assertThat(run(new EvaluateCommand(), corpus().toString(), "--by", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--by works with ratings only");
    }

    @Test
    void aLimitOrFoldsThatMakeNoSenseAreWrongUse() throws IOException {
        String file = corpus().toString();
        assertThat(run(new EvaluateCommand(), file, "--limit", "0")).isEqualTo(2);
        assertThat(run(new TrainCommand(), file, "-o", "m.gz", "--folds", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--limit must be", "--folds must be");
    }

    @Test
    void scoresAndPrevalenceAreAdjustedByAModelThatCanBe() throws IOException {
        Path model = dir.resolve("model.gz");
        String file = corpus().toString();
        assertThat(run(new TrainCommand(), file, "--output", model.toString())).isZero();
        String[] adjusted = {"--model", model.toString(), "--scorer-prevalence", "adjusted"};
        assertThat(run(new ScoreCommand(), with(adjusted, "good food"))).isZero();
        assertThat(run(new EvaluateCommand(), with(adjusted, file))).isZero();
        assertThat(out.toString()).contains("positive  good food").containsPattern("-adjusted\\n");
        assertThat(run(new EvaluateCommand(), file, "--prevalence", "--model", model.toString()))
                .isZero();
        assertThat(out.toString()).contains("(PACC)", "drawn, 20 texts");
    }

    @Test
    void prevalenceThatCannotBeJudgedIsWrongUse() throws IOException {
        String file = corpus().toString();
        assertThat(run(new EvaluateCommand(), file, "--prevalence", "--against", "shipped"))
                .isEqualTo(2);
        assertThat(run(new ScoreCommand(), "good", "--scorer-prevalence", "guessed")).isNotZero();
        assertThat(
                        run(
                                new ScoreCommand(),
                                "good",
                                "--scorer",
                                "tree",
                                "--scorer-prevalence",
                                "adjusted"))
                .isNotZero();
        assertThat(err.toString())
                .contains("--prevalence works with labels only", "must be counted or adjusted")
                .contains("by the linear scorer only");
    }

    private static String[] with(String[] options, String argument) {
        return Stream.concat(Stream.of(options), Stream.of(argument)).toArray(String[]::new);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path corpus() throws IOException {
        List<String> three =
                List.of(
                        "{\"text\":\"the food is good\",\"label\":\"positive\"}",
                        "{\"text\":\"the food is cold\",\"label\":\"negative\"}",
                        "{\"text\":\"the food is there\",\"label\":\"neutral\"}");
        return Files.write(
                dir.resolve("texts.jsonl"), Collections.nCopies(20, String.join("\n", three)));
    }
}
