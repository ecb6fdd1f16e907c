package io.bellwether.app;

import io.bellwether.codec.AlertCodec;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the alert of a record was told anew behind it, since somebody whom it quotes was erased.
 * Reads what stands behind it in its partition, which is little: alerts are rare. Blocks; safe for
 * several threads.
 */
record ToldAnew(KafkaConnection connection, TopicNames names) {

    /**
     * @param record of the alert topic, or a dead letter of one
     */
    boolean test(InputRecord record) {
        TopicReader reader = new TopicReader(connection);
        long from = offset(record) + 1;
        List<TopicRange> behind =
                reader.ranges(List.of(names.alert()), Optional.empty(), Optional.empty()).stream()
                        .filter(range -> range.partition() == record.partition())
                        .map(range -> behind(from, range))
                        .toList();
        try (TopicCursor cursor = reader.open(behind)) {
            while (cursor.hasNext()) {
                InputRecord later = cursor.next();
                if (later.header(AlertCodec.ERASURE).isPresent()
                        && Arrays.equals(later.key(), record.key())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static TopicRange behind(long from, TopicRange range) {
        long start = Math.min(Math.max(from, range.from()), range.to());
        return new TopicRange(range.topic(), range.partition(), start, range.to());
    }

    /** Where it lies in the alert topic; before everything when a letter does not say. */
    static long offset(InputRecord record) {
        Optional<String> of = record.header(DeadLetters.OFFSET).map(Header::text);
        if (of.isEmpty()) {
            return TopicNames.isDeadLetters(record.topic()) ? -1 : record.offset();
        }
        try {
            return Long.parseLong(of.get());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
