package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An input record of any shape, before it has a place.
 *
 * @param value UTF-8 when it is sent
 * @param id the id in it; empty where it cannot be journalled
 */
record Line(Asset asset, String value, String id) {

    private static final int LARGEST = 4_000_000;

    /** Writes all of them, in order, and waits for it. */
    static List<Sent> write(String servers, List<Line> lines) {
        Map<String, Object> settings =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ProducerConfig.LINGER_MS_CONFIG, 20,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            lines.forEach(line -> answers.add(producer.send(line.record())));
            producer.flush();
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                sent.add(lines.get(i).sent(answers.get(i).get()));
            }
            return sent;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the records could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing records", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record() {
        String topic = TopicNames.standard().feedback().getOrDefault(asset, List.of()).get(0);
        return new ProducerRecord<>(topic, value.getBytes(UTF_8));
    }

    private Sent sent(RecordMetadata at) {
        Pointer.InTopic place = new Pointer.InTopic(at.topic(), at.partition(), at.offset());
        return new Sent(place, id, !id.isEmpty());
    }
}
