package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Rated feedback: {@link JsonLines} with {@code text}, {@code rating} (a whole number from 1 to 5)
 * and {@code timestamp} (ISO 8601, with offset Z) instead of a label.
 */
final class RatedFile {

    private RatedFile() {}

    /**
     * Whether a file is to be judged by its stars: its first line has a rating and no label.
     *
     * @throws IOException when it cannot be read, or the line is no JSON
     */
    static boolean isRated(Path file) throws IOException {
        try (BufferedReader lines = JsonLines.open(file)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            if (line == null) {
                return false;
            }
            JsonNode node = JsonLines.tree(line, file.getFileName() + ":1");
            return node.hasNonNull("rating") && !node.hasNonNull("label");
        }
    }

    /**
     * Reads the first {@code limit} texts of files taken together.
     *
     * @param by the field that tells the texts apart, with dots between the names of nested fields;
     *     empty for none
     * @throws IOException when a file cannot be read, or a line is not what it should be; the
     *     message names file and line and quotes nothing
     */
    static List<RatedText> read(List<Path> files, String by, int limit) throws IOException {
        String pointer = by.isEmpty() ? "" : "/" + by.replace('.', '/');
        return JsonLines.read(files, limit, "rated", (line, where) -> parse(line, pointer, where));
    }

    private static RatedText parse(JsonNode node, String pointer, String where) throws IOException {
        String text = JsonLines.text(node, where);
        JsonNode rating = node.path("rating");
        if (!rating.isInt() || rating.asInt() < 1 || rating.asInt() > RatedText.MOST_STARS) {
            throw new IOException(
                    where + ": the field rating must be a whole number from 1 to 5, as in line 1");
        }
        return new RatedText(text, rating.asInt(), time(node, where), part(node, pointer, where));
    }

    private static Instant time(JsonNode node, String where) throws IOException {
        try {
            return Instant.parse(node.path("timestamp").asText());
        } catch (DateTimeParseException e) {
            // Not chained: the message quotes the line.
            throw new IOException(
                    where + ": the field timestamp must be a time such as 2026-01-31T12:00:00Z");
        }
    }

    private static String part(JsonNode node, String pointer, String where) throws IOException {
        if (pointer.isEmpty()) {
            return "";
        }
        JsonNode value = node.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw new IOException(where + ": the field given with --by is missing or has no value");
        }
        return value.asText();
    }
}
