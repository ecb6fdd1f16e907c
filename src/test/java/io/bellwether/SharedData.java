package io.bellwether;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Private test data beside the project: a test that needs it is skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** A file of the data folder; skips the test, and says so, where it is not there. */
    public static Path file(String name) {
        String root =
                Optional.ofNullable(System.getProperty("BELLWETHER_SHARED"))
                        .or(() -> Optional.ofNullable(System.getenv("BELLWETHER_SHARED")))
                        .orElse("../shared");
        Path file = Path.of(root, "data", name);
        assumeThat(Files.exists(file)).as("%s is not on this machine", file).isTrue();
        return file;
    }
}
