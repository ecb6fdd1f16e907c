package io.bellwether.kafka;

import io.bellwether.kafka.KafkaBatch.CommitRequest;
import io.bellwether.pipeline.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * For roles that keep state: says where a partition starts, so that the state is restored up to
 * there, and when it goes, so that the state is saved.
 */
final class JournalWatch implements SourceWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public Optional<KafkaBatch> opened(
            Set<TopicPartition> partitions,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<CommitRequest> loop) {
        List<Batch.Opened> opened = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long offset = consumer.position(partition, PATIENCE);
            opened.add(new Batch.Opened(partition.partition(), offset));
        }
        return Optional.of(KafkaBatch.ofOpened(opened, List.of(), loop));
    }

    /**
     * The positions are sent along although they are committed already: with them the broker
     * refuses the snapshot of a member that owns the partition no longer.
     */
    @Override
    public Optional<KafkaBatch> closing(
            Set<TopicPartition> partitions,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<CommitRequest> loop) {
        List<Integer> closed = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            closed.add(partition.partition());
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition, PATIENCE)));
        }
        return Optional.of(KafkaBatch.ofClosed(closed, offsets, loop));
    }
}
