package io.bellwether.kafka;

import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of one partition.
 *
 * @param from first offset, included
 * @param to last offset, excluded; not below {@code from}
 */
public record TopicRange(String topic, int partition, long from, long to) {

    public TopicRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "range " + from + " to " + to + " of " + topic + "-" + partition);
        }
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }
}
