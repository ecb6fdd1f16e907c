package io.bellwether.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that retention or somebody's hand has deleted before this group came to read them.
 * Kafka's consumer goes on behind them without a word.
 */
final class Gaps {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Gaps() {}

    /**
     * How many records are gone between where the group stands and what is left, by partition;
     * those without a gap are left out. Asks the broker once, and belongs to the thread that owns
     * the consumer.
     */
    static Map<TopicPartition, Long> of(
            Set<TopicPartition> partitions, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> gaps =
                new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        consumer.beginningOffsets(partitions, PATIENCE)
                .forEach(
                        (partition, begin) -> {
                            long gone = begin - consumer.position(partition, PATIENCE);
                            if (gone > 0) {
                                gaps.put(partition, gone);
                            }
                        });
        return gaps;
    }
}
