package io.bellwether.corenlp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Private test data beside the project: a test that needs it is skipped where it is absent. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        String root =
                Optional.ofNullable(System.getProperty("BELLWETHER_SHARED"))
                        .or(() -> Optional.ofNullable(System.getenv("BELLWETHER_SHARED")))
                        .orElse("../shared");
        Path file = Path.of(root, "data", name);
        assumeThat(Files.exists(file)).as("%s is not on this machine", file).isTrue();
        return file;
    }
}
