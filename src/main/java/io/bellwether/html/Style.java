package io.bellwether.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style that all pages share: colours by day and night, texts, tables and courses. */
public final class Style {

    private Style() {}

    /** A style sheet. */
    public static String common() {
        return resource(Style.class, "common.css");
    }

    /** A text that lies beside {@code type} in the program. */
    public static String resource(Class<?> type, String name) {
        try (InputStream stream = type.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build left no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's " + name + " cannot be read", e);
        }
    }
}
