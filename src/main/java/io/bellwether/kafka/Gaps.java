package io.bellwether.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that retention or somebody's hand has deleted before this group came to read them.
 * Kafka's consumer goes on behind them without a word.
 */
final class Gaps {

    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Gaps() {}

    /**
     * How many records are gone between where the group stands and what is left, by partition;
     * those without a gap are left out, and all of them when the brokers do not say in time. Asks
     * the brokers once, and belongs to the thread that owns the consumer.
     */
    static Map<TopicPartition, Long> of(
            Set<TopicPartition> partitions, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> gaps =
                new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        try {
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
            for (Map.Entry<TopicPartition, Long> begin : begins.entrySet()) {
                long gone = begin.getValue() - consumer.position(begin.getKey(), PATIENCE);
                if (gone > 0) {
                    gaps.put(begin.getKey(), gone);
                }
            }
        } catch (TimeoutException e) {
            LOG.debug("nobody says where partitions begin: {}", e.toString());
        }
        return gaps;
    }
}
