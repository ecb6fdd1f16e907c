package io.bellwether.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, plain or gzip) with a header row, each as a JSON object
 * of its columns. Empty cells are left out. Not safe for several threads.
 */
public final class CsvRows implements RecordFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NUMBER = 18;

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final Set<String> numeric;
    private long number = 1;

    /**
     * Opens {@code file} and reads its header.
     *
     * @param numeric columns whose cells are numbers where they look like one
     * @param progress is told how many bytes of the file were read since the last time
     */
    public CsvRows(Path file, Set<String> numeric, LongConsumer progress) throws IOException {
        this.numeric = Set.copyOf(numeric);
        Reader reader =
                new InputStreamReader(FileBytes.open(file, progress), StandardCharsets.UTF_8);
        parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(reader);
        rows = parser.iterator();
    }

    /** The columns, in their order. */
    public java.util.List<String> columns() {
        return parser.getHeaderNames();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            number++;
            return JSON.writeValueAsBytes(toJson(rows.next()));
        } catch (UncheckedIOException e) {
            // The parser's message could quote the file.
            throw new IOException("row " + number + " is not valid CSV", e.getCause());
        }
    }

    private ObjectNode toJson(CSVRecord row) {
        ObjectNode object = JSON.createObjectNode();
        for (Map.Entry<String, String> cell : row.toMap().entrySet()) {
            String value = cell.getValue();
            if (value == null || value.isEmpty()) {
                continue;
            }
            if (numeric.contains(cell.getKey()) && isWholeNumber(value)) {
                object.put(cell.getKey(), Long.parseLong(value));
            } else {
                object.put(cell.getKey(), value);
            }
        }
        return object;
    }

    private static boolean isWholeNumber(String value) {
        return value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
