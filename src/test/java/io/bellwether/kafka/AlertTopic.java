package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.pipeline.TopicNames;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes alerts as the role that monitors does. */
final class AlertTopic {

    private final TopicNames names;

    AlertTopic(TopicNames names) {
        this.names = names;
    }

    void write(String key, String json) {
        SendErrors errors = new SendErrors();
        try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
            var unused =
                    producer.send(
                            new ProducerRecord<>(
                                    names.alert(), 0, key.getBytes(UTF_8), json.getBytes(UTF_8)),
                            errors);
            producer.flush();
        }
        errors.throwFirst();
    }
}
