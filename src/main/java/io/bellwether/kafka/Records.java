package io.bellwether.kafka;

import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The pipeline's records as Kafka's, and the other way round. Bytes are shared, not copied. */
final class Records {

    private Records() {}

    static InputRecord input(ConsumerRecord<byte[], byte[]> record) {
        return new InputRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value(),
                headers(record));
    }

    private static List<io.bellwether.pipeline.Header> headers(
            ConsumerRecord<byte[], byte[]> record) {
        Header[] found = record.headers().toArray();
        if (found.length == 0) {
            return List.of();
        }
        List<io.bellwether.pipeline.Header> headers = new ArrayList<>(found.length);
        for (Header header : found) {
            headers.add(new io.bellwether.pipeline.Header(header.key(), header.value()));
        }
        return headers;
    }

    /** Without a timestamp: Kafka puts the time of writing. */
    static ProducerRecord<byte[], byte[]> output(OutputRecord record) {
        List<Header> headers = new ArrayList<>();
        for (io.bellwether.pipeline.Header header : record.headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        return new ProducerRecord<>(
                record.topic(), record.partition(), null, record.key(), record.value(), headers);
    }
}
