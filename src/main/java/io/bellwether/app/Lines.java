package io.bellwether.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Writes JSON Lines. */
final class Lines {

    private Lines() {}

    /** One line for each of {@code values}; replaces the file. */
    static <T> void write(Path file, List<T> values, Function<T, String> encode)
            throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (T value : values) {
                writer.write(encode.apply(value));
                writer.write('\n');
            }
        }
    }
}
