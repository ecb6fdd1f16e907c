package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir private Path folder;

    @Test
    void topicsOfAnotherShapeAreNotFilledWithRecordsThatTheServiceCannotRead() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.jsonl"),
                        "{\"asset\":\"users\",\"text\":\"slow again\","
                                + "\"timestamp\":\"2026-01-05T00:00:00Z\"}\n");
        CommandLineRun run =
                CommandLineRun.of(
                        "import",
                        file.toString(),
                        "--set",
                        "kafka.bootstrap.servers=localhost:1",
                        "--set",
                        "assets.users.mapping.text=/review/body");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("assets.users.mapping is set")
                .contains("replay --files")
                .hasLineCount(1);
    }
}
