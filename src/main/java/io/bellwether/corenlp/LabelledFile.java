package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.sentiment.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Labelled feedback: {@link JsonLines} of which {@code text} and {@code label} (negative, neutral
 * or positive) are read, and the day of {@code timestamp} if it is a time; the rest is ignored.
 */
final class LabelledFile {

    private static final String KIND = "labelled";

    private LabelledFile() {}

    /**
     * Reads a whole file.
     *
     * @throws IOException when it cannot be read, or a line is not what it should be; the message
     *     names file and line and quotes nothing
     */
    static List<LabelledText> read(Path file) throws IOException {
        return JsonLines.read(file, KIND, LabelledFile::parse);
    }

    /** Reads the first {@code limit} texts of files taken together. */
    static List<LabelledText> read(List<Path> files, int limit) throws IOException {
        return JsonLines.read(files, limit, KIND, LabelledFile::parse);
    }

    private static LabelledText parse(JsonNode line, String where) throws IOException {
        String text = JsonLines.text(line, where);
        Optional<Sentiment> label = Sentiment.ofLabel(line.path("label").asText());
        if (label.isEmpty()) {
            throw new IOException(
                    where + ": the field label must be negative, neutral or positive");
        }
        return new LabelledText(text, label.get(), day(line));
    }

    private static @Nullable LocalDate day(JsonNode line) {
        try {
            return LocalDate.ofInstant(
                    Instant.parse(line.path("timestamp").asText()), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
