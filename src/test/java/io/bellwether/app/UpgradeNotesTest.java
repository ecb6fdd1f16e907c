package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.monitor.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody changes what is written without saying what that means for whoever upgrades. */
class UpgradeNotesTest {

    private static final Path PAGE = Path.of("docs", "upgrading.md");

    @Test
    void everyVersionOfTheSnapshotHasANote() throws IOException {
        List<String> expected =
                IntStream.rangeClosed(1, Monitor.SNAPSHOT_VERSION)
                        .mapToObj(Integer::toString)
                        .toList();
        assertThat(rows("version")).isEqualTo(expected);
    }

    @Test
    void everySchemaHasANoteForItsVersion() throws IOException {
        List<String> expected;
        try (Stream<Path> files = Files.list(Path.of("schemas"))) {
            expected =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .map(UpgradeNotesTest::cells)
                            .toList();
        }
        assertThat(expected).isNotEmpty();
        assertThat(rows("schema")).isEqualTo(expected);
    }

    /** Name and version, as the page has them; the version stands in the schema's id. */
    private static String cells(Path schema) {
        try {
            String name = schema.getFileName().toString().replace(".json", "");
            String id = new ObjectMapper().readTree(schema.toFile()).path("$id").asText();
            return "`" + name + "` | " + id.replaceAll(".*/v(\\d+)/.*", "$1");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first cell of each row, or the first two, of the table whose head begins with a word. */
    private static List<String> rows(String head) throws IOException {
        int cells = head.equals("schema") ? 2 : 1;
        return Files.readAllLines(PAGE, UTF_8).stream()
                .dropWhile(line -> !line.startsWith("| " + head + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *", -1))
                .map(row -> String.join(" | ", List.of(row).subList(1, 1 + cells)))
                .toList();
    }
}
