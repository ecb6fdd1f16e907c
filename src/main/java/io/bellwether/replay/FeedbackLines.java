package io.bellwether.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a JSON Lines file, plain or gzip. Blank lines are counted and skipped. Not safe for
 * several threads.
 */
public final class FeedbackLines implements RecordFile {

    /** A line longer than this is cut there: it cannot be good, and must not fill the memory. */
    static final int MAX_LINE = 1 << 20;

    private final InputStream input;
    private long number;

    /**
     * Opens {@code file}.
     *
     * @param progress is told how many bytes of the file were read since the last time
     */
    public FeedbackLines(Path file, LongConsumer progress) throws IOException {
        input = FileBytes.open(file, progress);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        while (true) {
            byte[] line = readLine();
            if (line == null || !isBlank(line)) {
                return line;
            }
        }
    }

    @Override
    public long number() {
        return number;
    }

    private byte @Nullable [] readLine() throws IOException {
        int next = input.read();
        if (next < 0) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (next >= 0 && next != '\n') {
            if (line.size() < MAX_LINE) {
                line.write(next);
            }
            next = input.read();
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    /** The name under which lines of {@code file} are known: its last path element. */
    public static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
