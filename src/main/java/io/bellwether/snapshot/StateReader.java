package io.bellwether.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateWriter} wrote, in the same order. Not safe for several threads. */
public final class StateReader {

    private final byte[] bytes;
    private int position;

    public StateReader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public long getLong() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (bytes[position++] & 0xff);
        }
        return value;
    }

    public int getInt() {
        need(4);
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | (bytes[position++] & 0xff);
        }
        return value;
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public boolean getBoolean() {
        need(1);
        return bytes[position++] != 0;
    }

    /** The string, or null where null was written. */
    public @Nullable String getNullableString() {
        int length = getInt();
        if (length < 0) {
            return null;
        }
        need(length);
        String value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    /** The string; a null here means that the bytes are not what was written. */
    public String getString() {
        String value = getNullableString();
        if (value == null) {
            throw new CorruptStateException("expected a string at byte " + position);
        }
        return value;
    }

    public Instant getInstant() {
        return Instant.ofEpochSecond(getLong(), getInt());
    }

    public double[] getDoubles() {
        int length = getInt();
        need(Math.multiplyExact(length, 8));
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = getDouble();
        }
        return values;
    }

    /** Whether every byte has been read. */
    public boolean isExhausted() {
        return position == bytes.length;
    }

    private void need(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new CorruptStateException(
                    "state ends at byte "
                            + bytes.length
                            + ", needed "
                            + count
                            + " from "
                            + position);
        }
    }
}
