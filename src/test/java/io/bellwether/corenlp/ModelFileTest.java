package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.sentiment.Sentiment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final Lexicon LEXICON = new Lexicon(new TreeMap<>(Map.of("good", 19)));

    @TempDir private Path dir = Path.of("");

    @Test
    void aModelComesBackAsItWasWritten() throws IOException {
        Path file = dir.resolve("model.gz");
        String hash = ModelFile.write(file, LEXICON, weights());
        LinearModel model = ModelFile.read(file);
        assertThat(model.hash()).isEqualTo(hash).hasSize(16);
        assertThat(model.lexicon()).isEqualTo(LEXICON);
        assertThat(model.size()).isEqualTo(2);
        assertThat(model.classifier().weight("good", Sentiment.NEGATIVE)).isEqualTo(-0.5);
        assertThat(model.classifier().weight("good", Sentiment.POSITIVE)).isEqualTo(1.0);
    }

    @Test
    void theHashTellsModelsApart() {
        SortedMap<String, short[]> other = weights();
        other.put("good", new short[] {-512, 1, 1024});
        assertThat(ModelFile.model(LEXICON, weights()).hash())
                .isEqualTo(ModelFile.model(LEXICON, weights()).hash())
                .isNotEqualTo(ModelFile.model(LEXICON, other).hash());
    }

    @Test
    void oneChangedByteIsNoticed() throws IOException {
        Path file = dir.resolve("model.gz");
        ModelFile.write(file, LEXICON, weights());
        byte[] content;
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            content = in.readAllBytes();
        }
        content[content.length - 40]++;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.gz is damaged");
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path file = Files.writeString(dir.resolve("model.gz"), "hello");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no model file");
    }

    @Test
    void theShippedModelNamesNobody() {
        LinearModel model = ModelFile.shipped();
        assertThat(model.size()).isGreaterThan(10_000);
        assertThat(model.classifier().features())
                .noneMatch(feature -> feature.matches(".*(@|http|www\\.|\\d{3}|SOURCE_).*"));
    }

    private static SortedMap<String, short[]> weights() {
        SortedMap<String, short[]> weights = new TreeMap<>();
        weights.put("good", new short[] {-512, 0, 1024});
        weights.put("BIAS", new short[] {1, 2, 3});
        return weights;
    }
}
