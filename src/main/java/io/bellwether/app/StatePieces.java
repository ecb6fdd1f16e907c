package io.bellwether.app;

import io.bellwether.pipeline.InputRecord;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks for an author in pieces of snapshots, also where a name stands across two of them. Those of
 * one partition come in their order; those of others come between them. For one thread.
 */
final class StatePieces {

    /** Of each piece, before the bytes of the state; its last number tells which piece it is. */
    private static final int HEAD = 44;

    /** The length of a name. A mark is shorter. */
    private static final int NAME = 16;

    private final Sought sought;

    /** By partition: the end of the piece before. */
    private final Map<Integer, String> before = new HashMap<>();

    StatePieces(Sought sought) {
        this.sought = sought;
    }

    boolean isOfAuthor(InputRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        String piece = Sought.latin(value);
        String state = piece.substring(Math.min(HEAD, piece.length()));
        String former = isFirst(value) ? "" : before.getOrDefault(record.partition(), "");
        before.put(record.partition(), state.substring(Math.max(0, state.length() - NAME)));
        return sought.isInState(piece)
                || sought.isInState(former + state.substring(0, Math.min(NAME, state.length())));
    }

    private static boolean isFirst(byte[] value) {
        return value.length >= HEAD && ByteBuffer.wrap(value).getInt(HEAD - Integer.BYTES) == 0;
    }
}
