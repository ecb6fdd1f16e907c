package io.bellwether.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prometheus's own checker, where it is installed. */
final class Promtool {

    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /** What it said, and how it ended. */
    record Said(int status, String text) {}

    /** Runs it, or skips the test. */
    static Said run(String... arguments) throws IOException, InterruptedException {
        return with(null, arguments);
    }

    /**
     * Runs it, or skips the test.
     *
     * @param input what it reads
     */
    static Said with(@Nullable Path input, String... arguments)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "promtool is not installed (Debian: prometheus)");
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("promtool", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            if (input != null) {
                builder.redirectInput(input.toFile());
            }
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("promtool did not end within a minute");
            }
            return new Said(process.exitValue(), Files.readString(said));
        } finally {
            Files.delete(said);
        }
    }
}
