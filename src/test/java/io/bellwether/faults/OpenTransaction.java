package io.bellwether.faults;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A transaction of somebody else that is open in a monitor's part of the state topic, and holds the
 * last stable offset where it is. Rolled back when it is closed, and by the broker after 5 minutes.
 */
final class OpenTransaction implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final long topicOffset;

    private OpenTransaction(Producer<byte[], byte[]> producer, long topicOffset) {
        this.producer = producer;
        this.topicOffset = topicOffset;
    }

    /** Opens one and returns when a record of it lies in the topic. */
    static OpenTransaction inStateOf(String servers, Asset asset) {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "somebody-else",
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                                300_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        try {
            producer.initTransactions();
            producer.beginTransaction();
            byte[] noSnapshot = {0};
            String topic = TopicNames.standard().state();
            var answer =
                    producer.send(
                            new ProducerRecord<>(topic, asset.partition(), noSnapshot, noSnapshot));
            producer.flush();
            return new OpenTransaction(producer, answer.get().offset());
        } catch (ExecutionException e) {
            producer.close();
            throw new IllegalStateException("the transaction could not be opened", e);
        } catch (InterruptedException e) {
            producer.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening a transaction", e);
        }
    }

    /** Where its record lies in the state topic. */
    long topicOffset() {
        return topicOffset;
    }

    @Override
    public void close() {
        producer.abortTransaction();
        producer.close();
    }
}
