package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

    @TempDir private Path dir = Path.of("");

    /** As many different texts of each class. */
    private Path file(String name, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Sentiment label : Sentiment.values()) {
            for (int i = from; i < to; i++) {
                String text = "some " + label.label() + " text, number " + i;
                lines.add(line(text, label));
            }
        }
        return Files.write(dir.resolve(name), lines);
    }

    private static String line(String text, Sentiment label) {
        return "{\"text\":\"" + text + "\",\"label\":\"" + label.label() + "\"}";
    }

    private static List<String> texts(List<LabelledText> texts) {
        return texts.stream().map(LabelledText::text).toList();
    }

    @Test
    void aShareIsHeldOutAndTheSameSeedHoldsOutTheSame() throws IOException {
        Path file = file("texts.jsonl", 0, 500);
        Split split = Split.byShare(List.of(file), 0.2, 1);
        List<String> trained = texts(split.trainingTexts().getFirst());
        List<String> judged = texts(split.validationTexts());
        assertThat(judged).hasSizeBetween(250, 350).doesNotContainAnyElementsOf(trained);
        assertThat(trained).hasSize(1500 - judged.size());
        assertThat(texts(Split.byShare(List.of(file), 0.2, 1).validationTexts())).isEqualTo(judged);
        assertThat(texts(Split.byShare(List.of(file), 0.2, 2).validationTexts()))
                .isNotEqualTo(judged);
    }

    @Test
    void textsThatDifferInLinksMentionsAndCapitalsStayOnOneSide() throws IOException {
        Path one = file("one.jsonl", 0, 100);
        List<String> again =
                Files.readAllLines(one).stream()
                        .map(line -> line.replace("some", "@jane SOME"))
                        .map(line -> line.replace("text,", "text, https://example.org/a"))
                        .toList();
        Path two = Files.write(dir.resolve("two.jsonl"), again);
        Split split = Split.byShare(List.of(one, two), 0.5, 1);
        List<LabelledSource> judged = split.validation();
        assertThat(judged.getFirst().texts()).hasSizeBetween(100, 200);
        assertThat(numbers(judged.getFirst())).isEqualTo(numbers(judged.getLast()));
    }

    private static List<String> numbers(LabelledSource source) {
        return source.texts().stream()
                .map(text -> text.label().label() + text.text().replaceAll(".*number ", ""))
                .toList();
    }

    @Test
    void textsOnBothSidesAreCountedAndLeftOut() throws IOException {
        Path trained = file("trained.jsonl", 0, 50);
        Path judged = file("judged.jsonl", 40, 70);
        Split split = Split.byFiles(List.of(trained), List.of(judged));
        assertThat(split.leaked()).isEqualTo(30);
        assertThat(split.validationTexts()).hasSize(60);
        assertThat(split.trainingTexts().getFirst()).hasSize(150);
    }

    @Test
    void aValidationThatWasTrainedOnIsRefused() throws IOException {
        Path file = file("texts.jsonl", 0, 30);
        assertThatThrownBy(() -> Split.byFiles(List.of(file), List.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no text is left to validate on: all 90 are among the training texts;"
                                + " validate on other files");
    }

    @Test
    void tooFewTextsOfAClassAreNamedWithTheBound() throws IOException {
        Path trained = file("trained.jsonl", 0, 50);
        Path enough = file("enough.jsonl", 50, 70);
        assertThat(Split.byFiles(List.of(trained), List.of(enough)).validationTexts()).hasSize(60);
        Path few = file("few.jsonl", 50, 69);
        assertThatThrownBy(() -> Split.byFiles(List.of(trained), List.of(few)))
                .hasMessageContaining("19 texts labelled negative")
                .hasMessageContaining("at least 20");
        assertThatThrownBy(() -> Split.byShare(List.of(few), 0.5, 1))
                .hasMessageContaining("at least 20");
    }

    @Test
    void anEmptyValidationAndOneThatCannotBeReadAreNamed() throws IOException {
        List<Path> trained = List.of(file("trained.jsonl", 0, 50));
        Path empty = Files.writeString(dir.resolve("empty.jsonl"), "\n");
        assertThatThrownBy(() -> Split.byFiles(trained, List.of(empty)))
                .isInstanceOf(IOException.class)
                .hasMessage("empty.jsonl holds no labelled text");
        assertThatThrownBy(() -> Split.byFiles(trained, List.of(dir.resolve("none.jsonl"))))
                .hasMessageEndingWith("none.jsonl: there is no such file");
        assertThatThrownBy(() -> Split.whole(List.of(dir)))
                .hasMessageEndingWith("there is no such file");
    }

    @Test
    void aFileCutShortIsNamed() throws IOException {
        Path whole = dir.resolve("whole.jsonl.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(whole))) {
            Files.copy(file("texts.jsonl", 0, 200), out);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = dir.resolve("cut.jsonl.gz");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 20));
        assertThatThrownBy(() -> Split.whole(List.of(cut)))
                .isInstanceOf(IOException.class)
                .hasMessage("cut.jsonl.gz is damaged; copy it again");
    }
}
