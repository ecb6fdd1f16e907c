package io.bellwether.app;

import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Repairs dead letters by a shell command, one process each. Bytes go through files and not through
 * pipes, so that a command may read as little and write as much as it likes, and may hang.
 *
 * @param within how long the command may take for one letter
 */
record ShellRepair(String command, Duration within)
        implements Function<InputRecord, Optional<byte[]>> {

    /** What the command printed; empty when it failed, took too long or printed nothing. */
    @Override
    public Optional<byte[]> apply(InputRecord letter) {
        byte[] value = letter.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            Path broken = Files.createTempFile("bellwether-", ".letter");
            Path repaired = Files.createTempFile("bellwether-", ".repaired");
            try {
                Files.write(broken, value);
                return isDone(broken, repaired)
                        ? Optional.of(Files.readAllBytes(repaired)).filter(out -> out.length > 0)
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(broken);
                Files.deleteIfExists(repaired);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("--repair cannot be run", e);
        }
    }

    private boolean isDone(Path input, Path output) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", command)
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
