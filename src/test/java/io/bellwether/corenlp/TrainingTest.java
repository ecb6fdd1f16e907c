package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Instant AT = Instant.parse("2026-11-25T12:00:00.123Z");

    @TempDir private Path dir = Path.of("");

    private Path file(String name, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(line("Zyx " + i + " was terrible and slow", Sentiment.NEGATIVE));
            lines.add(line("Zyx " + i + " opens on Monday", Sentiment.NEUTRAL));
            lines.add(line("Zyx " + i + " was great and fast", Sentiment.POSITIVE));
        }
        return Files.write(dir.resolve(name), lines);
    }

    private static String line(String text, Sentiment label) {
        return "{\"text\":\"" + text + "\",\"label\":\"" + label.label() + "\"}";
    }

    @Test
    void theCardTellsWhatTheModelIsAndQuotesNothing() throws IOException {
        Path trained = file("own `x` texts.jsonl", 0, 30);
        Path judged = file("held-out.jsonl", 28, 50);
        Path output = dir.resolve("own-model.gz");
        Split split = Split.byFiles(List.of(trained), List.of(judged));
        Training training = Training.run(split, output, AT, Progress.NONE);
        String card = Files.readString(dir.resolve("own-model.md"));
        assertThat(card)
                .startsWith("# " + LinearScorer.open(output).id() + "\n")
                .contains("`own-model.gz`, trained 2026-11-25T12:00:00Z (UTC)")
                .contains("| `own _x_ texts.jsonl` | training | 30 | 30 | 30 | `")
                .contains("| `held-out.jsonl` | validation | 20 | 20 | 20 | `")
                .contains("6 that were in both were left out")
                .contains("standard deviation 0.17", "fewer than 5 texts")
                .contains("texts.jsonl`: negative 1.00, neutral 1.00, positive 1.00")
                .contains("| recall of neutral | ", "100.0 % (83.9 to 100.0) |")
                .contains("- Of negative texts it finds 100.0 %")
                .contains("    bellwether train 'own _x_ texts.jsonl' --validate held-out.jsonl")
                .doesNotContain("Zyx", "zyx", dir.toString());
        assertThat(training.toText()).contains("McNemar", "60 (", "own-model.md");
    }

    @Test
    void jsonHasFilesAndTheComparisonWithTheShippedModel() throws IOException {
        Path file = file("own.jsonl", 0, 150);
        Split split = Split.byShare(List.of(file), 0.25, 7);
        Training training = Training.run(split, dir.resolve("model"), AT, Progress.NONE);
        JsonNode json = training.toJson();
        assertThat(json.path("card").asText()).isEqualTo("model.md");
        JsonNode trained = json.path("training").path(0);
        JsonNode judged = json.path("validation").path("files").path(0);
        assertThat(trained.path("sha256").asText()).hasSize(64);
        assertThat(trained.path("neutral").asInt() + judged.path("neutral").asInt()).isEqualTo(150);
        JsonNode comparison = json.path("validation").path("comparison");
        assertThat(comparison.path("first").path("scorer").asText())
                .isEqualTo(LinearScorer.shipped().id());
        assertThat(comparison.path("verdict").asText()).contains("macro recall");
        assertThat(Files.readString(dir.resolve("model.md")))
                .contains("a share of 0.25 of these files, by seed 7")
                .contains("own.jsonl --validation-share 0.25 --seed 7 --output model");
    }

    @Test
    void withoutAValidationTheModelIsThatOfTheTrainerAndTheCardHasNoFigures() throws IOException {
        Path file = file("own.jsonl", 0, 20);
        Path plain = dir.resolve("plain.gz");
        List<List<LabelledText>> texts = List.of(LabelledFile.read(file));
        ModelFile.write(plain, LinearTrainer.model(texts, Progress.NONE));
        Path output = dir.resolve("own.gz");
        Training training = Training.run(Split.whole(List.of(file)), output, AT, Progress.NONE);
        assertThat(output).hasSameBinaryContentAs(plain);
        assertThat(training.toJson().path("validation").isNull()).isTrue();
        assertThat(Files.readString(dir.resolve("own.md")))
                .contains("None: there was no validation")
                .doesNotContain("--validate", "macro recall");
    }

    @Test
    void aCardReplacesCardsOnly() throws IOException {
        Split split = Split.whole(List.of(file("own.jsonl", 0, 20)));
        Path output = dir.resolve("notes.gz");
        Path notes = Files.writeString(dir.resolve("notes.md"), "# Notes");
        assertThatThrownBy(() -> Training.run(split, output, AT, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "would be replaced by the model's card; name another --output");
        assertThat(output).doesNotExist();
        Files.delete(notes);
        Training.run(split, output, AT, Progress.NONE);
        Training.run(split, output, AT.plusSeconds(60), Progress.NONE);
        assertThat(notes).content().contains("2026-11-25T12:01:00Z");
    }
}
