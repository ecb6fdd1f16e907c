package io.bellwether.replay;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Characters of a CSV file, of which no row may have too many: behind a quotation mark that is not
 * closed, the whole file would be one cell in memory. Not safe for several threads.
 */
final class BoundedRow extends FilterReader {

    /** Characters of a row; a longer one could not be a record anyway. */
    static final int MOST = FeedbackLines.MAX_LINE;

    /** What the parser reads ahead belongs to the next rows. */
    private static final int AHEAD = 1 << 16;

    private int count;

    BoundedRow(Reader reader) {
        super(reader);
    }

    /** Another row begins. */
    void begin() {
        count = 0;
    }

    /** Whether it was this that ended the reading. */
    boolean isTooLong() {
        return count > MOST + AHEAD;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count += Math.max(0, read);
        if (isTooLong()) {
            throw new IOException("a row has more than " + MOST + " characters");
        }
        return read;
    }
}
