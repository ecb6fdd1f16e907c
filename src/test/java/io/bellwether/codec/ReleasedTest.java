package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.bellwether.feedback.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was released stays good: records of then for programs of now, and the other way round. */
class ReleasedTest {

    private static final Path RELEASED = Path.of("schemas", "released");
    private static final Path EXAMPLES = Path.of("schemas", "examples");
    private static final String SUMS = "SHA256SUMS";

    /** SHA-256 of the checksums of each version; a released version never changes. */
    private static final Map<String, String> PINNED =
            Map.of("0.1", "6c0bab4a32c8279ac5e1376c304b9d69dde5936a03ac5b51836369ebd3e9f1aa");

    /** Records that others read, who may have been written when an older schema was the newest. */
    private static final List<String> READ_BY_OTHERS =
            List.of("alert", "level", "verdict", "cloudevents-headers", "dead-letter-headers");

    @Test
    void releasedVersionsAreAsTheyWere() throws IOException {
        List<String> versions = children(RELEASED).map(ReleasedTest::name).toList();
        assertThat(versions).containsExactlyElementsOf(new TreeSet<>(PINNED.keySet()));
        for (String version : versions) {
            Path folder = RELEASED.resolve(version);
            byte[] sums = Files.readAllBytes(folder.resolve(SUMS));
            assertThat(sha256(sums)).as(version).isEqualTo(PINNED.get(version));
            List<String> lines = new ArrayList<>();
            for (Path file : files(folder)) {
                String place = folder.relativize(file).toString().replace('\\', '/');
                lines.add(sha256(Files.readAllBytes(file)) + "  " + place);
            }
            assertThat(lines)
                    .as(version)
                    .containsExactlyInAnyOrderElementsOf(new String(sums, UTF_8).lines().toList());
        }
    }

    @Test
    void everySchemaOfAReleaseHasSamples() {
        for (Path version : children(RELEASED).toList()) {
            List<String> schemas =
                    children(version)
                            .map(ReleasedTest::name)
                            .filter(name -> name.endsWith(".json") && !name.equals("types.json"))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .toList();
            assertThat(children(version.resolve("samples")).map(ReleasedTest::name))
                    .containsExactlyElementsOf(schemas);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyReleasedSampleIsStillValidAndCanStillBeRead() {
        return children(RELEASED)
                .map(version -> version.resolve("samples"))
                .flatMap(samples -> files(samples).stream())
                .map(sample -> dynamicTest(sample.toString(), () -> assertGood(sample)));
    }

    private static void assertGood(Path sample) throws IOException {
        String schema = name(sample.resolveSibling(""));
        byte[] value = Files.readAllBytes(sample);
        assertThat(Schemas.faults(schema, new String(value, UTF_8))).isEmpty();
        Readers.of(schema).ifPresent(reader -> assertThat(reader.test(value)).isTrue());
        if (schema.equals("alert")) {
            assertThat(new AlertCodec().decode(value).path("alertId").asText()).isNotEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordOfTodayIsValidForReadersOfAReleasedVersion() {
        return children(RELEASED)
                .flatMap(
                        version -> {
                            Schemas then = Schemas.released(name(version));
                            return READ_BY_OTHERS.stream()
                                    .flatMap(schema -> valid(schema).stream())
                                    .map(
                                            record ->
                                                    dynamicTest(
                                                            name(version) + " reads " + record,
                                                            () -> assertValid(then, record)));
                        });
    }

    private static void assertValid(Schemas then, Path record) throws IOException {
        String schema = name(EXAMPLES.relativize(record).getName(0));
        assertThat(then.of(schema, Files.readString(record))).isEmpty();
    }

    private static List<Path> valid(String schema) {
        return files(EXAMPLES.resolve(schema).resolve("valid"));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
