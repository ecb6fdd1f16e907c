package io.bellwether.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Appends primitives to a growing array of bytes, big-endian. Not safe for several threads. */
public final class StateWriter {

    private byte[] bytes = new byte[1024];
    private int size;

    /** Writes 8 bytes. */
    public StateWriter putLong(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Writes 4 bytes. */
    public StateWriter putInt(int value) {
        ensure(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    /** Writes 8 bytes: the bits of {@code value}, so that reading gives the same number exactly. */
    public StateWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    /** Writes one byte. */
    public StateWriter putBoolean(boolean value) {
        ensure(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** Writes the length and the UTF-8 bytes, or a length of -1 for null. */
    public StateWriter putString(@Nullable String value) {
        if (value == null) {
            return putInt(-1);
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    /** Writes 12 bytes: seconds and nanoseconds. */
    public StateWriter putInstant(Instant value) {
        return putLong(value.getEpochSecond()).putInt(value.getNano());
    }

    /** Writes the length and every element. */
    public StateWriter putDoubles(double[] values) {
        putInt(values.length);
        for (double value : values) {
            putDouble(value);
        }
        return this;
    }

    /** Everything written so far, copied. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
