package io.bellwether.kafka;

import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to topics, for an import or a single decision. Every answer of the broker is
 * looked at: the first failure is thrown by the next call. Safe for use by several threads.
 */
public final class FeedbackProducer implements AutoCloseable {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Producer<byte[], byte[]> producer;
    private final Duration closeWithin;
    private final SendErrors errors = new SendErrors();
    private final AtomicLong acknowledged = new AtomicLong();

    public FeedbackProducer(KafkaConnection connection) {
        this(connection.idempotent(), CLOSE_WITHIN);
    }

    private FeedbackProducer(Producer<byte[], byte[]> producer, Duration closeWithin) {
        this.producer = producer;
        this.closeWithin = closeWithin;
    }

    /**
     * One that gives a record up when it is not acknowledged within about twice {@code patience},
     * for callers who are waited for.
     */
    public static FeedbackProducer within(Duration patience, KafkaConnection connection) {
        return new FeedbackProducer(connection.idempotent(patience), patience);
    }

    /**
     * Sends one record; blocks while the broker is slower than the caller. Records of one key stay
     * in order. The timestamp is the time of writing, whatever the content says.
     *
     * @param key decides the partition; null for any
     * @throws IllegalArgumentException when the record is too large to be sent
     * @throws org.apache.kafka.common.KafkaException when an earlier record could not be written
     */
    public void send(
            String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        errors.throwFirst();
        OutputRecord sized = new OutputRecord(topic, 0, key, value, headers);
        if (!sized.isSendable()) {
            throw new IllegalArgumentException(
                    "record for "
                            + topic
                            + " has "
                            + sized.sizeInBytes()
                            + " bytes; at most "
                            + OutputRecord.MAX_SIZE_IN_BYTES
                            + " can be sent");
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        for (Header header : headers) {
            record.headers().add(new RecordHeader(header.name(), header.value()));
        }
        var unused = producer.send(record, this::answered);
    }

    /** As the other, into the partition that {@code record} states. */
    public void send(OutputRecord record) {
        errors.throwFirst();
        var unused = producer.send(Records.output(record), this::answered);
    }

    /** Waits until everything sent so far is written; throws the first failure. */
    public void flush() {
        producer.flush();
        errors.throwFirst();
    }

    /** How many records the broker has acknowledged. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Writes what is left, for half a minute or the stated patience at most. Call {@link #flush}
     * first to hear of errors.
     */
    @Override
    public void close() {
        producer.close(closeWithin);
    }

    private void answered(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception == null) {
            acknowledged.incrementAndGet();
        }
        errors.onCompletion(metadata, exception);
    }
}
