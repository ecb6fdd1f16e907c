package io.bellwether.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Opens files, plain or gzip: by their first two bytes, not by their name. Skips a byte order mark.
 */
final class FileBytes {

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private FileBytes() {}

    /**
     * The content of {@code file}, unpacked.
     *
     * @param progress is told how many bytes of the file, packed as they are, were read since the
     *     last time
     */
    static InputStream open(Path file, LongConsumer progress) throws IOException {
        InputStream raw =
                new BufferedInputStream(new Counting(Files.newInputStream(file), progress), BUFFER);
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        boolean isGzip = first == 0x1f && second == 0x8b;
        return withoutMark(
                isGzip ? new BufferedInputStream(new GZIPInputStream(raw), BUFFER) : raw);
    }

    /** Spreadsheets begin a UTF-8 file with a byte order mark. */
    private static InputStream withoutMark(InputStream input) throws IOException {
        input.mark(BYTE_ORDER_MARK.length);
        byte[] start = input.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            input.reset();
        }
        return input;
    }

    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;

        Counting(InputStream input, LongConsumer progress) {
            super(input);
            this.progress = progress;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                progress.accept(count);
            }
            return count;
        }
    }
}
