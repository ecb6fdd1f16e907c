package io.bellwether.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record to be written. The partition is always stated: hashing the key would put two assets
 * into one partition.
 *
 * <p>A class and not a record, because it holds arrays. The arrays are not copied and must not be
 * changed.
 */
public final class OutputRecord {

    /**
     * The largest record that is sent, in bytes as counted by {@link #sizeInBytes}: below the
     * broker's and the producer's limit of 1 MiB. One record above the limit would spoil the whole
     * transaction it is in.
     */
    public static final int MAX_SIZE_IN_BYTES = 1_000_000;

    private static final int OVERHEAD = 128;
    private static final int HEADER_OVERHEAD = 10;

    private final String topic;
    private final int partition;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    public OutputRecord(
            String topic,
            int partition,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers) {
        if (partition < 0) {
            throw new IllegalArgumentException("partition " + partition + " is below 0");
        }
        this.topic = topic;
        this.partition = partition;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    /** The same for another partition. */
    public OutputRecord in(int other) {
        return new OutputRecord(topic, other, key, value, headers);
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public byte @Nullable [] key() {
        return key;
    }

    /** The content, or null for a deletion. */
    public byte @Nullable [] value() {
        return value;
    }

    public List<Header> headers() {
        return headers;
    }

    /** Upper bound of the bytes this record takes in a request. */
    public int sizeInBytes() {
        long size = OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += HEADER_OVERHEAD + length(header.value());
            size += header.name().getBytes(StandardCharsets.UTF_8).length;
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    /** Whether it can be sent without spoiling the transaction. */
    public boolean isSendable() {
        return sizeInBytes() <= MAX_SIZE_IN_BYTES;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + " (" + sizeInBytes() + " bytes)";
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
