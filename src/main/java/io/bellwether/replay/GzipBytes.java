package io.bellwether.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a gzip file holds, of one member or several. Unlike the JDK's own, refuses what is cut off
 * between two members or goes on with something else, instead of ending there without a word; and
 * what unpacks to more than any feedback does.
 */
final class GzipBytes extends GZIPInputStream {

    /** Feedback packs to a fifth or a twentieth; the format reaches a thousandth. */
    static final int MOST_TIMES = 200;

    /** Up to here nobody asks. */
    static final long ALWAYS_ALLOWED = 64L << 20;

    private static final int TRAILER = 8;

    private final LongSupplier packed;
    private long unpacked;
    private boolean isChecked;

    /**
     * @param packed how many bytes of the file were read
     */
    GzipBytes(InputStream input, LongSupplier packed) throws IOException {
        super(input);
        this.packed = packed;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = unpack(buffer, offset, length);
        if (count < 0) {
            checkEnd();
            return count;
        }
        unpacked += count;
        if (unpacked > ALWAYS_ALLOWED && unpacked / MOST_TIMES > packed.getAsLong()) {
            throw new IOException(
                    "unpacks to more than "
                            + MOST_TIMES
                            + " times its size, as no feedback does: unpack it yourself, if it is"
                            + " meant so");
        }
        return count;
    }

    private int unpack(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (EOFException e) {
            throw new IOException("is cut off: its gzip data ends in the middle", e);
        } catch (ZipException e) {
            throw new IOException("is damaged: it cannot be unpacked", e);
        }
    }

    /** Zeros are padding, and no harm. */
    private void checkEnd() throws IOException {
        if (isChecked) {
            return;
        }
        isChecked = true;
        boolean isPadding = true;
        for (int at = len - inf.getRemaining() + TRAILER; at < len; at++) {
            isPadding &= buf[at] == 0;
        }
        for (int next = in.read(); next >= 0; next = in.read()) {
            isPadding &= next == 0;
        }
        if (!isPadding) {
            throw new IOException(
                    "is cut off or damaged: its gzip data goes on with something else");
        }
    }
}
