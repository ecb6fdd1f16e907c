package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rated feedback: lines as of {@link LabelledFile}, with {@code text}, {@code rating} (a whole
 * number from 1 to 5) and {@code timestamp} (ISO 8601, with offset Z) instead of a label.
 */
final class RatedFile {

    private RatedFile() {}

    /**
     * Whether a file is to be judged by its stars: its first line has a rating and no label.
     *
     * @throws IOException when it cannot be read, or the line is no JSON
     */
    static boolean isRated(Path file) throws IOException {
        try (BufferedReader lines = LabelledFile.open(file)) {
            String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
            }
            if (line == null) {
                return false;
            }
            JsonNode node = LabelledFile.tree(line, file.getFileName() + ":1");
            return node.hasNonNull("rating") && !node.hasNonNull("label");
        }
    }

    /**
     * Reads a whole file.
     *
     * @param by the field that tells the texts apart, with dots between the names of nested fields;
     *     empty for none
     * @throws IOException when it cannot be read, or a line is not what it should be; the message
     *     names file and line and quotes nothing
     */
    static List<RatedText> read(Path file, String by) throws IOException {
        String pointer = by.isEmpty() ? "" : "/" + by.replace('.', '/');
        List<RatedText> texts = new ArrayList<>();
        try (BufferedReader lines = LabelledFile.open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    texts.add(parse(line, pointer, file.getFileName() + ":" + number));
                }
            }
        }
        if (texts.isEmpty()) {
            throw new IOException(file.getFileName() + " holds no rated text");
        }
        return texts;
    }

    /** Reads the first {@code limit} texts of files taken together. */
    static List<RatedText> read(List<Path> files, String by, int limit) throws IOException {
        List<RatedText> texts = new ArrayList<>();
        for (Path file : files) {
            texts.addAll(read(file, by));
        }
        return texts.subList(0, Math.min(limit, texts.size()));
    }

    private static RatedText parse(String line, String pointer, String where) throws IOException {
        JsonNode node = LabelledFile.tree(line, where);
        JsonNode text = node.path("text");
        if (!text.isTextual()) {
            throw new IOException(where + ": the field text is missing or is no string");
        }
        JsonNode rating = node.path("rating");
        if (!rating.isInt() || rating.asInt() < 1 || rating.asInt() > RatedText.MOST_STARS) {
            throw new IOException(
                    where + ": the field rating must be a whole number from 1 to 5, as in line 1");
        }
        return new RatedText(
                text.asText(), rating.asInt(), time(node, where), part(node, pointer, where));
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
