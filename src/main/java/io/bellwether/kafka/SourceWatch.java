package io.bellwether.kafka;

import io.bellwether.kafka.KafkaBatch.CommitRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What a role wants to be said beside the records: which partitions came and went, and which should
 * wait. Called by the thread that owns the consumer only, which is why it may use the consumer.
 */
interface SourceWatch {

    /** What must be handled before the first record of partitions that were just assigned. */
    default Optional<KafkaBatch> opened(
            Set<TopicPartition> partitions,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<CommitRequest> loop) {
        return Optional.empty();
    }

    /**
     * What must be handled after the last record of partitions that are about to go. Every batch
     * before it is committed.
     */
    default Optional<KafkaBatch> closing(
            Set<TopicPartition> partitions,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<CommitRequest> loop) {
        return Optional.empty();
    }

    /** What is to be said from time to time. */
    default Optional<KafkaBatch> due(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<CommitRequest> loop) {
        return Optional.empty();
    }

    /** Partitions that should wait for others. */
    default Set<TopicPartition> waiting(Consumer<byte[], byte[]> consumer) {
        return Set.of();
    }

    /** A poll brought these. */
    default void polled(ConsumerRecords<byte[], byte[]> records) {}

    /** A batch was committed; {@link io.bellwether.pipeline.Outcome#eventTimes}. */
    default void committed(Map<String, Instant> eventTimes) {}

    /** These partitions are gone. */
    default void closed(Set<TopicPartition> partitions) {}

    /** The subscription is over; the consumer must not be used any more. */
    default void ended() {}

    /** Says nothing. */
    static SourceWatch silent() {
        return new SourceWatch() {};
    }
}
