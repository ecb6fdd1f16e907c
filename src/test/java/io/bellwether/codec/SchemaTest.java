package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Schemas, examples and codecs say the same. */
class SchemaTest {

    private static final Path SCHEMAS = Path.of("schemas");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant LONG_AFTER = Instant.parse("2199-01-01T00:00:00Z");
    private static final Pseudonymizer PSEUDONYMS = new Pseudonymizer(new byte[16]);

    /** Whether the program can read a record of the schema of that name. */
    private static final Map<String, Predicate<byte[]>> READERS =
            Map.of(
                    "feedback",
                    SchemaTest::isFeedback,
                    "file-line",
                    SchemaTest::isFileLine,
                    "scored-feedback",
                    SchemaTest::isJournal,
                    "heartbeat",
                    SchemaTest::isJournal,
                    "journal",
                    SchemaTest::isJournal,
                    "control",
                    value ->
                            !(new ControlCodec().decode(value, LONG_AFTER)
                                    instanceof DecodedControl.Rejected),
                    "decision",
                    value -> new DecisionCodec().decode(value) instanceof DecodedDecision.Accepted,
                    "level",
                    value -> isReadable(() -> new LevelCodec().decode(value)),
                    "hypothesis",
                    value ->
                            new HypothesisCodec().decode(value)
                                    instanceof DecodedHypothesis.Accepted,
                    "verdict",
                    value -> isReadable(() -> new VerdictCodec().decode(value)));

    @TestFactory
    Stream<DynamicTest> everyValidExampleIsValidAndCanBeRead() {
        return examples("valid")
                .map(
                        example ->
                                dynamicTest(
                                        example.toString(),
                                        () -> {
                                            assertThat(faults(example)).isEmpty();
                                            assertThat(isRead(example, true)).isTrue();
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> everyInvalidExampleIsInvalidAndCannotBeRead() {
        return examples("invalid")
                .map(
                        example ->
                                dynamicTest(
                                        example.toString(),
                                        () -> {
                                            assertThat(faults(example)).isNotEmpty();
                                            assertThat(isRead(example, false)).isFalse();
                                        }));
    }

    @Test
    void everySchemaSaysWhatItIsAndHasExamplesOfBothKinds() throws IOException {
        for (String name : schemaNames()) {
            JsonNode schema = JSON.readTree(SCHEMAS.resolve(name + ".json").toFile());
            assertThat(schema.path("$schema").asText())
                    .isEqualTo("https://json-schema.org/draft/2020-12/schema");
            assertThat(schema.path("$id").asText()).endsWith("/v1/" + name + ".json");
            assertThat(schema.path("title").asText()).isNotBlank();
            assertThat(schema.path("description").asText()).isNotBlank();
            if (!name.equals("types")) {
                assertThat(SCHEMAS.resolve("examples").resolve(name).resolve("valid"))
                        .isNotEmptyDirectory();
                assertThat(SCHEMAS.resolve("examples").resolve(name).resolve("invalid"))
                        .isNotEmptyDirectory();
            }
        }
    }

    @Test
    void theAsyncApiDocumentRefersToEveryRecordAndToNothingElse() throws IOException {
        JsonNode document = new YAMLMapper().readTree(SCHEMAS.resolve("asyncapi.yaml").toFile());
        Set<String> files = new LinkedHashSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            String target = reference.asText();
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode()).as(target).isFalse();
            } else {
                assertThat(SCHEMAS.resolve(target)).exists();
                files.add(SCHEMAS.resolve(target).normalize().getFileName().toString());
            }
        }

        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(files)
                .containsExactlyInAnyOrder(
                        "feedback.json",
                        "decision.json",
                        "control.json",
                        "journal.json",
                        "alert.json",
                        "cloudevents-headers.json",
                        "level.json",
                        "verdict.json",
                        "dead-letter-headers.json");
    }

    @Test
    void theReasonsOfDeadLettersAreThoseOfTheProgram() throws IOException {
        JsonNode schema = JSON.readTree(SCHEMAS.resolve("dead-letter-headers.json").toFile());
        List<String> listed = new ArrayList<>();
        schema.at("/properties/bellwether.reason/enum").forEach(node -> listed.add(node.asText()));

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Rejection.Reason.values()).map(Rejection.Reason::label).toList());
    }

    @Property(tries = 300)
    void everyJournalRecordThatIsWrittenIsValid(@ForAll("inputs") Input input) {
        assertThat(Schemas.faults("journal", new String(new JournalCodec().encode(input), UTF_8)))
                .isEmpty();
    }

    @Provide
    Arbitrary<Input> inputs() {
        return Inputs.any();
    }

    private static List<String> faults(Path example) {
        return Schemas.faults(schemaOf(example), new String(bytes(example), UTF_8));
    }

    private static boolean isRead(Path example, boolean unlessThereIsNoReader) {
        Predicate<byte[]> reader = READERS.get(schemaOf(example));
        return reader == null ? unlessThereIsNoReader : reader.test(bytes(example));
    }

    private static boolean isFeedback(byte[] value) {
        return new FeedbackDecoder(FieldMapping.identity(), PSEUDONYMS)
                        .decode(Asset.USERS, value, RecordContext.of("t", 0, 0, LONG_AFTER))
                instanceof Decoded.Accepted;
    }

    private static boolean isFileLine(byte[] value) {
        FileLine line =
                new FileLineDecoder(FieldMapping.identity(), PSEUDONYMS)
                        .decode(value, null, "f", 1);
        return !(line instanceof FileLine.Rejected);
    }

    private static boolean isJournal(byte[] value) {
        return isReadable(() -> new JournalCodec().decode(value));
    }

    private static boolean isReadable(Runnable decode) {
        try {
            decode.run();
            return true;
        } catch (UnsupportedFormatException e) {
            return false;
        }
    }

    private static String schemaOf(Path example) {
        return SCHEMAS.resolve("examples").relativize(example).getName(0).toString();
    }

    private static byte[] bytes(Path example) {
        try {
            return Files.readAllBytes(example);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> examples(String kind) {
        return files(SCHEMAS.resolve("examples"))
                .filter(file -> file.resolveSibling("").endsWith(kind))
                .filter(file -> file.toString().endsWith(".json"));
    }

    private static List<String> schemaNames() {
        return files(SCHEMAS)
                .filter(file -> SCHEMAS.equals(file.getParent()))
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json"))
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .toList();
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
