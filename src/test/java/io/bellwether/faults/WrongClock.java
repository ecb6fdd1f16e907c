package io.bellwether.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Members whose wall clock is wrong. */
final class WrongClock {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private WrongClock() {}

    /** Skips the test where no clock can be made wrong. */
    static void assumePossible() {
        assumeTrue(library().isPresent(), "skipped: wrong clocks need the package libfaketime");
    }

    /**
     * A member with such a clock.
     *
     * @param off how far off it is, as libfaketime has it, such as {@code +1d}
     */
    static Launch of(Launch launch, String off) {
        return launch.withEnvironment("LD_PRELOAD", library().orElseThrow().toString())
                .withEnvironment("FAKETIME", off)
                // Only the calendar is wrong: time passes as it does.
                .withEnvironment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    private static Optional<Path> library() {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"))) {
            for (Path folder : folders) {
                Path library = folder.resolve(LIBRARY);
                if (Files.isReadable(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
