package io.bellwether.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions were given to another member before this one could finish: whatever it holds of them
 * is void.
 */
final class PartitionsLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartitionsLostException(String why, Collection<TopicPartition> partitions) {
        super(why + ": " + partitions);
    }
}
