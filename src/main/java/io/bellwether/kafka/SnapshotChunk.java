package io.bellwether.kafka;

import io.bellwether.pipeline.SavedState;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One piece of a snapshot. Every piece says of the whole how long it is, what its checksum is and
 * how many pieces there are, so that a piece of one snapshot is never taken for one of another.
 *
 * <p>Layout, big-endian: magic, format version, state version (4 bytes each), sequence, journal
 * offset (8 each), total length, CRC-32C of the whole, count, index (4 each), then the bytes.
 */
final class SnapshotChunk {

    /** The newest layout this program knows. */
    static final int FORMAT = 1;

    private static final int MAGIC = 0x42575354;
    private static final int HEADER_BYTES = 12 + 16 + 16;

    private final Head head;
    private final int index;
    private final byte[] bytes;

    SnapshotChunk(Head head, int index, byte[] bytes) {
        this.head = head;
        this.index = index;
        this.bytes = bytes;
    }

    /**
     * What all pieces of one snapshot have in common.
     *
     * @param checksum CRC-32C of the whole
     * @param count number of pieces
     */
    record Head(
            int format,
            int stateVersion,
            long sequence,
            long journalOffset,
            int totalLength,
            int checksum,
            int count) {

        static Head of(SavedState saved, int stateVersion, int count) {
            return new Head(
                    FORMAT,
                    stateVersion,
                    saved.sequence(),
                    saved.journalOffset(),
                    saved.state().length,
                    checksumOf(saved.state()),
                    count);
        }

        boolean fits(byte[] whole) {
            return whole.length == totalLength && checksumOf(whole) == checksum;
        }
    }

    Head head() {
        return head;
    }

    int index() {
        return index;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .putInt(MAGIC)
                .putInt(head.format())
                .putInt(head.stateVersion())
                .putLong(head.sequence())
                .putLong(head.journalOffset())
                .putInt(head.totalLength())
                .putInt(head.checksum())
                .putInt(head.count())
                .putInt(index)
                .put(bytes)
                .array();
    }

    /**
     * Reads a piece. Of a layout that is newer than {@link #FORMAT} only the version is to be
     * trusted. Empty for bytes that are no piece at all.
     */
    static Optional<SnapshotChunk> decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        try {
            if (buffer.getInt() != MAGIC) {
                return Optional.empty();
            }
            int format = buffer.getInt();
            Head head =
                    new Head(
                            format,
                            buffer.getInt(),
                            buffer.getLong(),
                            buffer.getLong(),
                            buffer.getInt(),
                            buffer.getInt(),
                            buffer.getInt());
            int index = buffer.getInt();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Optional.of(new SnapshotChunk(head, index, bytes));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static int checksumOf(byte[] whole) {
        CRC32C sum = new CRC32C();
        sum.update(whole);
        return (int) sum.getValue();
    }
}
