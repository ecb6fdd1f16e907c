package io.bellwether.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.corenlp.FeatureKey.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {

    private static final Lexicon LEXICON = new Lexicon(new TreeMap<>(Map.of("good", 19)));

    @TempDir private Path dir = Path.of("");

    @Test
    void aModelComesBackAsItWasWritten() throws IOException {
        LinearModel written = model(1024);
        LinearModel model = ModelFile.read(write(written));
        assertThat(model.hash()).isEqualTo(written.hash()).hasSize(16);
        assertThat(model.words().lexicon()).isEqualTo(LEXICON);
        assertThat(model.words().forms()).isEqualTo(written.words().forms());
        assertThat(Models.weights(model))
                .isEqualTo(
                        Map.of(
                                "BIAS", List.of(1, 2, 3),
                                "good", List.of(-512, 0, 1024),
                                "so bad it", List.of(-32768, 32767, -1),
                                "LEX_GOOD_0", List.of(5, 5, 5)));
    }

    @Test
    void whatAModelConfusesComesBackWithIt() throws IOException {
        Adjustment adjustment =
                new Adjustment(
                        new Adjustment.Column(7000, 2000, 1000),
                        new Adjustment.Column(2000, 6000, 2000),
                        new Adjustment.Column(500, 2500, 7000));
        LinearModel written = ModelFile.adjusted(model(1024), adjustment);
        LinearModel model = ModelFile.read(write(written));
        assertThat(model.adjustment()).isEqualTo(adjustment);
        assertThat(model.hash()).isEqualTo(written.hash()).isNotEqualTo(model(1024).hash());
        assertThat(ModelFile.read(write(model(1024))).adjustment()).isNull();
    }

    @Test
    void theHashTellsModelsApart() {
        assertThat(model(1024).hash())
                .isEqualTo(model(1024).hash())
                .isNotEqualTo(model(1023).hash());
    }

    @Test
    void oneChangedByteIsNoticed() throws IOException {
        Path file = write(model(1024));
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
        assertThat(Models.weights(model).keySet())
                .filteredOn(feature -> !feature.matches("(NOT_)?CLUSTER_\\d+"))
                .noneMatch(feature -> feature.matches(".*(@|http|www\\.|\\d{3}|SOURCE_).*"));
        assertThat(model.words().forms())
                .filteredOn(form -> !model.words().lexicon().contains(form))
                .noneMatch(form -> form.matches(".*(@|http|www\\.|\\d{3}).*"));
    }

    /** Parts of a model file with a fault each, as somebody might make them who means harm. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("bellwether-linear", 1, new Object[0], "train it again"),
                Arguments.of("bellwether-other", 2, new Object[0], "it is no linear model"),
                Arguments.of("bellwether-linear", 2, new Object[] {3}, "more than it holds"),
                Arguments.of("bellwether-linear", 2, new Object[] {0}, "lacks the part features"),
                fault("does not know", "clouds", 0),
                fault("twice", "words", 1, 0, "words", 1, 0),
                fault("more than it holds", "words", 9, 0),
                fault("more than it holds", parts(100, 0, 0)),
                fault("a feature that cannot be", parts(0, 0, 1)),
                fault("more than it holds", parts(0, 9, 0)),
                fault("another table of words; train it again", parts(0, 0, 0)),
                fault("more than it holds", adjustment(0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0)),
                fault("more than it holds", adjustment(0x90, 0x4e, 0, 0)),
                fault("do not add up to 1", adjustment(1, 1, 1, 1, 1, 1, 1, 1, 1)),
                fault("more than an adjustment", adjustment(identity(0))),
                fault("hardly told apart", adjustment(allNegative())));
    }

    /** An otherwise good model, with a part that holds these bytes. */
    private static Object[] adjustment(Integer... bytes) {
        Object[] empty = {"words", 1, 0, "lexicon", 1, 0, "features", 1, 0, "weights", 0};
        List<Object> all = new ArrayList<>(List.of(empty));
        all.addAll(List.of("table", 8, 0, 0, 0, 0, 0, 0, 0, 0));
        all.add("adjustment");
        all.add(bytes.length);
        all.addAll(List.of(bytes));
        return all.toArray();
    }

    /** 10,000 on the diagonal, and then one more number. */
    private static Integer[] identity(int more) {
        return new Integer[] {0x90, 0x4e, 0, 0, 0, 0x90, 0x4e, 0, 0, 0, 0x90, 0x4e, more};
    }

    private static Integer[] allNegative() {
        return new Integer[] {0x90, 0x4e, 0, 0, 0x90, 0x4e, 0, 0, 0x90, 0x4e, 0, 0};
    }

    private static Object[] parts(int words, int lexicon, int features) {
        return new Object[] {
            "words",
            1,
            words,
            "lexicon",
            1,
            lexicon,
            "features",
            2,
            features,
            7,
            "weights",
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            "table",
            8,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0
        };
    }

    /** The name of a part is followed by its length. */
    private static Arguments fault(String message, Object... content) {
        long parts = Stream.of(content).filter(String.class::isInstance).count();
        Object[] all = new Object[content.length + 1];
        all[0] = (int) parts;
        System.arraycopy(content, 0, all, 1, content.length);
        return Arguments.of("bellwether-linear", 2, all, message);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFileWithAGoodChecksumAndAFaultIsRefused(
            String magic, int version, Object[] content, String message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(magic);
        out.writeInt(version);
        for (Object object : content) {
            if (object instanceof String name) {
                out.writeUTF(name);
            } else {
                out.writeByte((Integer) object);
            }
        }
        Path file = dir.resolve("model.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(bytes.toByteArray());
            packed.write(sha256(bytes.toByteArray()));
        }
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.gz cannot be used: it ")
                .hasMessageContaining(message);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(LinearModel model) throws IOException {
        Path file = dir.resolve("model.gz");
        ModelFile.write(file, model);
        return file;
    }

    private static LinearModel model(int goodIsPositive) {
        TrainingWords words = new TrainingWords(LEXICON);
        int good = words.id("good");
        int so = words.id("so");
        int bad = words.id("bad");
        int it = words.id("it");
        SortedMap<Long, short[]> weights = new TreeMap<>();
        weights.put(FeatureKey.of(Kind.BIAS), new short[] {1, 2, 3});
        weights.put(FeatureKey.of(Kind.WORD, good), new short[] {-512, 0, (short) goodIsPositive});
        weights.put(
                FeatureKey.of(Kind.TRIPLE, so, bad, it),
                new short[] {Short.MIN_VALUE, Short.MAX_VALUE, -1});
        new LexiconSums(Scale.LEXICON)
                .emit(
                        (key, from, to) -> {
                            if (FeatureKey.describe(key, words).equals("LEX_GOOD_0")) {
                                weights.put(key, new short[] {5, 5, 5});
                            }
                        });
        return words.model(weights);
    }
}
