package io.bellwether.corenlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Files of texts: JSON Lines in UTF-8, gzip when the name ends in {@code .gz}; empty lines are
 * passed over. Messages name file and line and quote nothing.
 */
final class JsonLines {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonLines() {}

    /** What a line says. */
    @FunctionalInterface
    interface LineReader<T> {

        /**
         * Reads a line.
         *
         * @param where names file and line
         * @throws IOException when it is not what it should be
         */
        T read(JsonNode line, String where) throws IOException;
    }

    /**
     * Reads a whole file.
     *
     * @param kind of text, for the message that there is none
     * @throws IOException when it cannot be read, holds nothing, or a line is not what it should be
     */
    static <T> List<T> read(Path file, String kind, LineReader<T> reader) throws IOException {
        List<T> texts = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    String where = file.getFileName() + ":" + number;
                    texts.add(reader.read(tree(line, where), where));
                }
            }
        } catch (EOFException | ZipException e) {
            throw new IOException(file.getFileName() + " is damaged; copy it again", e);
        }
        if (texts.isEmpty()) {
            throw new IOException(file.getFileName() + " holds no " + kind + " text");
        }
        return texts;
    }

    /** Reads the first {@code limit} texts of files taken together. */
    static <T> List<T> read(List<Path> files, int limit, String kind, LineReader<T> reader)
            throws IOException {
        List<T> texts = new ArrayList<>();
        for (Path file : files) {
            texts.addAll(read(file, kind, reader));
        }
        return texts.subList(0, Math.min(limit, texts.size()));
    }

    /** Opens a file. */
    static BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": reading is not permitted");
        }
        InputStream in = Files.newInputStream(file);
        try {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException e) {
            in.close();
            throw new IOException(file.getFileName() + " is not a gzip file", e);
        }
    }

    static JsonNode tree(String line, String where) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // Not chained: the parser's message quotes the line.
            throw new IOException(where + ": not a JSON object");
        }
    }

    /** The text of a line. */
    static String text(JsonNode line, String where) throws IOException {
        JsonNode text = line.path("text");
        if (!text.isTextual()) {
            throw new IOException(where + ": the field text is missing or is no string");
        }
        return text.asText();
    }
}
