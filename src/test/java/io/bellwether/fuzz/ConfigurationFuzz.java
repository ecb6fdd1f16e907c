package io.bellwether.fuzz;

import io.bellwether.config.Configuration;
import io.bellwether.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A configuration file: is read, or refused with what is wrong in it. */
public final class ConfigurationFuzz {

    private static final Path FILE = temporary();

    private ConfigurationFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        try {
            var unused = Configuration.load(FILE, Map.of(), List.of());
        } catch (ConfigurationException e) {
            Promise.holds(e.getMessage() != null, "a refusal says why");
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }
}
