package io.bellwether.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of a value that is about to be written: key, value and headers, without a place. */
public final class Encoded {

    private final byte @Nullable [] key;
    private final byte[] value;
    private final List<Header> headers;

    public Encoded(byte @Nullable [] key, byte[] value, List<Header> headers) {
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    /** The record that holds these bytes at {@code topic} and {@code partition}. */
    public OutputRecord at(String topic, int partition) {
        return new OutputRecord(topic, partition, key, value, headers);
    }
}
