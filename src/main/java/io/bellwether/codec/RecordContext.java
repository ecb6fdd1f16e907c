package io.bellwether.codec;

import io.bellwether.feedback.Pointer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a topic's record beside its value.
 *
 * @param pointer where the record lies
 * @param sourcePartition name of its partition, such as {@code feedback.users.v1-3}
 * @param kafkaTimestamp the record's own timestamp
 * @param cloudEventsTime value of the header {@code ce_time}; null when there is none
 * @param cloudEventsVersion value of the header {@code ce_specversion}; null when there is none
 */
public record RecordContext(
        Pointer pointer,
        String sourcePartition,
        Instant kafkaTimestamp,
        @Nullable String cloudEventsTime,
        @Nullable String cloudEventsVersion) {

    /** The context of a record without CloudEvents headers. */
    public static RecordContext of(
            String topic, int partition, long offset, Instant kafkaTimestamp) {
        return new RecordContext(
                new Pointer.InTopic(topic, partition, offset),
                topic + "-" + partition,
                kafkaTimestamp,
                null,
                null);
    }

    /**
     * The id of a record that names none itself: {@code topic/partition/offset}, or the pointer.
     */
    String idByPlace() {
        return switch (pointer) {
            case Pointer.InTopic record ->
                    record.topic() + "/" + record.partition() + "/" + record.offset();
            case Pointer.InFile line -> line.toString();
        };
    }
}
