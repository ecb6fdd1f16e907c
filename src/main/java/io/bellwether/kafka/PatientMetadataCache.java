package io.bellwether.kafka;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.server.common.KRaftVersion;

/**
 * Tells a partition that has no leader just now from one that does not exist. Kafka 4.1 to 4.3 does
 * not (KAFKA-20734): while a broker starts, none of its partitions has a leader, and the
 * transaction coordinator, which takes them for deleted, never ends the transactions in them.
 * {@link Node#noNode} makes it wait instead. Safe for use by several threads.
 */
final class PatientMetadataCache extends KRaftMetadataCache {

    PatientMetadataCache(int node, Supplier<KRaftVersion> version) {
        super(node, version);
    }

    @Override
    public Optional<Node> getPartitionLeaderEndpoint(
            String topic, int partition, ListenerName listener) {
        Optional<Node> leader = super.getPartitionLeaderEndpoint(topic, partition, listener);
        return leader.isEmpty() && contains(new TopicPartition(topic, partition))
                ? Optional.of(Node.noNode())
                : leader;
    }
}
