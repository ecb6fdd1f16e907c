package io.bellwether.corenlp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that lie beside this package in the jar. */
final class Resource {

    private Resource() {}

    /** Makes something of a file. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    /**
     * Reads a file in the jar.
     *
     * @throws IllegalStateException when it is not there
     */
    static <T> T read(String name, Reading<T> reading) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return reading.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** The text of a file, line by line. */
    static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
