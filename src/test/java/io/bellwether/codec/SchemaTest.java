package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return Readers.of(schemaOf(example))
                .map(reader -> reader.test(bytes(example)))
                .orElse(unlessThereIsNoReader);
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
