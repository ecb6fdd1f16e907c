package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.pipeline.InputRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Writes to a topic and reads it whole, committed records only. */
final class Topic {

    private Topic() {}

    static void send(String topic, int partition, String... values) {
        send(topic, partition, List.of(values));
    }

    static void send(String topic, int partition, List<String> values) {
        SendErrors errors = new SendErrors();
        try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
            for (String value : values) {
                var unused =
                        producer.send(
                                new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)),
                                errors);
            }
            producer.flush();
        }
        errors.throwFirst();
    }

    /** Takes away what lies before {@code offset}, as retention does. */
    static void deleteBefore(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (Admin admin = TestBroker.connection().admin()) {
            RecordsToDelete before = RecordsToDelete.beforeOffset(offset);
            Futures.get(admin.deleteRecords(Map.of(place, before)).all());
        }
    }

    static List<InputRecord> read(String topic) {
        TopicReader reader = new TopicReader(TestBroker.connection());
        List<InputRecord> records = new ArrayList<>();
        try (TopicCursor cursor =
                reader.open(reader.ranges(List.of(topic), Optional.empty(), Optional.empty()))) {
            cursor.forEachRemaining(records::add);
        }
        return records;
    }

    /** The values of {@link #read} that begin with {@code start}. */
    static List<String> values(String topic, String start) {
        return read(topic).stream().map(Wire::text).filter(v -> v.startsWith(start)).toList();
    }

    /** What there is, by a cheap question: records and transaction marks. */
    static long size(String topic) {
        return new TopicReader(TestBroker.connection())
                .ranges(List.of(topic), Optional.empty(), Optional.empty()).stream()
                        .mapToLong(TopicRange::to)
                        .sum();
    }
}
