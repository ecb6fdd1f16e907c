package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFileTest {

    private static final String GOOD = "{\"id\":1,\"text\":\"fine ünder\",\"label\":\"neutral\"}\n";

    @TempDir private Path dir = Path.of("");

    @Test
    void readsPlainAndPackedLinesAndPassesOverEmptyOnes() throws IOException {
        Path plain = Files.writeString(dir.resolve("a.jsonl"), GOOD + "\n" + GOOD);
        Path packed = dir.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        LabelledText expected = new LabelledText("fine ünder", Sentiment.NEUTRAL);
        assertThat(LabelledFile.read(plain)).containsExactly(expected, expected);
        assertThat(LabelledFile.read(packed)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"secret\",\"label\":\"great\"}",
                "{\"text\":\"secret\",\"label\":null}",
                "{\"text\":{\"secret\":1},\"label\":\"neutral\"}",
                "{\"message\":\"secret\",\"label\":\"neutral\"}",
                "{\"text\":\"secret",
                "secret",
                "[\"secret\"]"
            })
    void aBadLineIsNamedAndNeverQuoted(String line) throws IOException {
        Path file = Files.writeString(dir.resolve("bad.jsonl"), GOOD + line + "\n");
        assertThatThrownBy(() -> LabelledFile.read(file))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageStartingWith("bad.jsonl:2: ")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        Path file = Files.writeString(dir.resolve("empty.jsonl"), "");
        assertThatThrownBy(() -> LabelledFile.read(file))
                .hasMessage("empty.jsonl holds no labelled text");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> LabelledFile.read(Path.of("none.jsonl")))
                .hasMessage("none.jsonl: there is no such file");
    }

    @Test
    void aFileThatIsNotPackedIsSaidSo() throws IOException {
        Path file = Files.writeString(dir.resolve("plain.gz"), GOOD);
        assertThatThrownBy(() -> LabelledFile.read(file)).hasMessage("plain.gz is not a gzip file");
    }
}
