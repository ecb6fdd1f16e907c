package io.bellwether.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** How far a group has come. */
public final class GroupOffsets {

    private GroupOffsets() {}

    /** The next offset of {@code group} by partition of {@code topic}; blocks. */
    public static Map<Integer, Long> of(Admin admin, String group, String topic) {
        Map<Integer, Long> offsets = new HashMap<>();
        Futures.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach(
                        (partition, committed) -> {
                            if (partition.topic().equals(topic) && committed != null) {
                                offsets.put(partition.partition(), committed.offset());
                            }
                        });
        return offsets;
    }
}
