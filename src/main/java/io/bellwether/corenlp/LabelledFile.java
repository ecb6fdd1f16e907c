package io.bellwether.corenlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.sentiment.Sentiment;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Labelled feedback: JSON Lines in UTF-8, gzip when the name ends in {@code .gz}. Of each object
 * {@code text} and {@code label} (negative, neutral or positive) are read, and the day of {@code
 * timestamp} if it is a time; the rest is ignored; empty lines are passed over.
 */
final class LabelledFile {

    private static final JsonMapper JSON = new JsonMapper();

    private LabelledFile() {}

    /**
     * Reads a whole file.
     *
     * @throws IOException when it cannot be read, or a line is not what it should be; the message
     *     names file and line and quotes nothing
     */
    static List<LabelledText> read(Path file) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    texts.add(parse(line, file.getFileName() + ":" + number));
                }
            }
        } catch (EOFException | ZipException e) {
            throw new IOException(file.getFileName() + " is damaged; copy it again", e);
        }
        if (texts.isEmpty()) {
            throw new IOException(file.getFileName() + " holds no labelled text");
        }
        return texts;
    }

    /** Reads the first {@code limit} texts of files taken together. */
    static List<LabelledText> read(List<Path> files, int limit) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files) {
            texts.addAll(read(file));
        }
        return texts.subList(0, Math.min(limit, texts.size()));
    }

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

    private static LabelledText parse(String line, String where) throws IOException {
        JsonNode node = tree(line, where);
        JsonNode text = node.path("text");
        if (!text.isTextual()) {
            throw new IOException(where + ": the field text is missing or is no string");
        }
        Optional<Sentiment> label = Sentiment.ofLabel(node.path("label").asText());
        if (label.isEmpty()) {
            throw new IOException(
                    where + ": the field label must be negative, neutral or positive");
        }
        return new LabelledText(text.asText(), label.get(), day(node));
    }

    private static @Nullable LocalDate day(JsonNode node) {
        try {
            return LocalDate.ofInstant(
                    Instant.parse(node.path("timestamp").asText()), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
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
}
