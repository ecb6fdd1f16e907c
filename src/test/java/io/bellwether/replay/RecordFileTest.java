package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people's programs write them. */
class RecordFileTest {

    private static final String MARK = Character.toString(0xfeff);

    @TempDir private Path folder = Path.of("");

    @Test
    void byteOrderMarkIsNoPartOfTheFirstColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), MARK + "text,id\nfine,1\n");
        try (CsvRows rows = new CsvRows(file, Set.of(), bytes -> {})) {
            assertThat(rows.columns()).containsExactly("text", "id");
            assertThat(text(rows.next())).isEqualTo("{\"text\":\"fine\",\"id\":\"1\"}");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstLineOfAPackedFileEither() throws IOException {
        Path file = folder.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((MARK + "{}\n\n[]").getBytes(StandardCharsets.UTF_8));
        }
        AtomicLong bytes = new AtomicLong();
        try (FeedbackLines lines = new FeedbackLines(file, bytes::addAndGet)) {
            assertThat(text(lines.next())).isEqualTo("{}");
            assertThat(text(lines.next())).isEqualTo("[]");
            assertThat(lines.number()).isEqualTo(3);
            assertThat(lines.next()).isNull();
        }
        assertThat(bytes).hasValue(Files.size(file));
    }

    @Test
    void filesShorterThanAMarkAreReadAsTheyAre() throws IOException {
        for (String content : new String[] {"a", "ab", Character.toString(0xef)}) {
            Path file = Files.writeString(folder.resolve("short"), content);
            try (FeedbackLines lines = new FeedbackLines(file, bytes -> {})) {
                assertThat(text(lines.next())).isEqualTo(content);
                assertThat(lines.next()).isNull();
            }
        }
    }

    private static String text(byte @Nullable [] record) {
        return record == null ? "nothing" : new String(record, StandardCharsets.UTF_8);
    }
}
