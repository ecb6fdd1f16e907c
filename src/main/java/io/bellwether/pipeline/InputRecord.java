package io.bellwether.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lay in a topic: bytes, and where they were found.
 *
 * <p>A class and not a record, because it holds arrays. The arrays are not copied and must not be
 * changed. {@link #toString} names the place and never the content.
 */
public final class InputRecord {

    private final String topic;
    private final int partition;
    private final long offset;
    private final Instant timestamp;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    /**
     * @param timestamp the log's own timestamp, not the event time
     * @param value null for a deletion
     */
    public InputRecord(
            String topic,
            int partition,
            long offset,
            Instant timestamp,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.timestamp = timestamp;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    public String topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** When the log says the record was made. */
    public Instant timestamp() {
        return timestamp;
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    /** Headers in the order in which they were written; a name may occur twice. */
    public List<Header> headers() {
        return headers;
    }

    /** The last header of that name. */
    public Optional<Header> header(String name) {
        for (Header header : headers.reversed()) {
            if (header.name().equals(name)) {
                return Optional.of(header);
            }
        }
        return Optional.empty();
    }

    /** The name of the partition, as {@code Feedback.sourcePartition} has it: "topic-3". */
    public String sourcePartition() {
        return topic + "-" + partition;
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
