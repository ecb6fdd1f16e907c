package io.bellwether.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

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
        Counting counting = new Counting(Files.newInputStream(file), progress);
        InputStream raw = new BufferedInputStream(counting, BUFFER);
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        boolean isGzip = first == 0x1f && second == 0x8b;
        return withoutMark(
                isGzip
                        ? new BufferedInputStream(new GzipBytes(raw, counting::count), BUFFER)
                        : raw);
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
        private long count;
        private boolean isAtEnd;

        Counting(InputStream input, LongConsumer progress) {
            super(input);
            this.progress = progress;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                progress.accept(read);
            }
            isAtEnd |= read < 0;
            return read;
        }

        /**
         * A pipe with nothing in it yet is not at its end, and gzip files may have a second part.
         */
        @Override
        public int available() throws IOException {
            return isAtEnd ? 0 : Math.max(1, super.available());
        }

        long count() {
            return count;
        }
    }
}
