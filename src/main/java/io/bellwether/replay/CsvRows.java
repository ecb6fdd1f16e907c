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
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, plain or gzip) with a header row, each as a JSON object
 * of its columns. Empty cells are left out. Not safe for several threads.
 */
public final class CsvRows implements RecordFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NUMBER = 18;

    /** A row is a map of them; no table for people has so many. */
    static final int MOST_COLUMNS = 1_000;

    private final BoundedRow row;
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
        row =
                new BoundedRow(
                        new InputStreamReader(
                                FileBytes.open(file, progress), StandardCharsets.UTF_8));
        try {
            parser = parser(row);
        } catch (IOException | RuntimeException e) {
            row.close();
            throw e;
        }
        rows = parser.iterator();
    }

    /** Two columns of one name would be two readings of one row. */
    private static CSVParser parser(Reader reader) throws IOException {
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                        .get();
        try {
            CSVParser parser = format.parse(reader);
            int columns = parser.getHeaderNames().size();
            if (columns > MOST_COLUMNS) {
                throw new IOException(
                        "the header row has " + columns + " columns; at most " + MOST_COLUMNS);
            }
            return parser;
        } catch (IllegalArgumentException e) {
            // The parser's message quotes the row, which may be no header at all.
            throw new IOException("the header row has a column twice, or one without a name", e);
        } catch (CSVException e) {
            throw new IOException("the header row is not valid CSV", e);
        }
    }

    /** The columns, in their order. */
    public java.util.List<String> columns() {
        return parser.getHeaderNames();
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        try {
            row.begin();
            number++;
            return rows.hasNext() ? JSON.writeValueAsBytes(toJson(rows.next())) : null;
        } catch (UncheckedIOException e) {
            if (row.isTooLong()) {
                throw new IOException(
                        "row "
                                + number
                                + " has more than "
                                + BoundedRow.MOST
                                + " characters; is a quotation mark not closed?",
                        e);
            }
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
