package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import java.util.Map;

/**
 * How many partitions of each asset are read to their end and quiet. Written by the thread that
 * owns the consumer, read by any.
 */
final class IdlePartitions {

    private volatile Map<Asset, Integer> counts = Map.of();

    void are(Map<Asset, Integer> found) {
        counts = Map.copyOf(found);
    }

    /** For each asset of which this member has a partition. */
    Map<Asset, Integer> counts() {
        return counts;
    }
}
