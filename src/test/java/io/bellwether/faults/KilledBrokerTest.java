package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the local broker does with a transaction that was open when it was killed. Kafka's own
 * forgets most of them (KAFKA-20734), and then nobody reads on behind them.
 */
@Tag("faults")
class KilledBrokerTest {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, 12).mapToObj(i -> new TopicPartition("written", i)).toList();

    /** It ends in the moment in which the broker is back. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 1_000;

    @Test
    void endsAnOpenTransactionInEveryPartitionWhenItIsBack() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start();
                Admin admin = admin(broker)) {
            NewTopic topic = new NewTopic("written", Optional.of(12), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
            for (int round = 0; round < ROUNDS; round++) {
                String name = "round-" + round;
                try (Producer<byte[], byte[]> producer = producer(broker, name)) {
                    producer.initTransactions();
                    producer.beginTransaction();
                    for (TopicPartition partition : PARTITIONS) {
                        var unused = producer.send(record(partition));
                    }
                    producer.flush();
                    assertThat(open(admin)).isEqualTo(12);
                    broker.kill();
                    broker.restart();
                    await(name)
                            .atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> state(admin, name) == TransactionState.COMPLETE_ABORT);
                    assertThat(open(admin)).as(name).isZero();
                    producer.close(Duration.ZERO);
                }
            }
        }
    }

    private static TransactionState state(Admin admin, String name) throws Exception {
        return admin.describeTransactions(List.of(name)).description(name).get().state();
    }

    /** In how many partitions a transaction has not ended. */
    private static long open(Admin admin) throws Exception {
        return admin.describeProducers(PARTITIONS).all().get().values().stream()
                .flatMap(partition -> partition.activeProducers().stream())
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .count();
    }

    private static ProducerRecord<byte[], byte[]> record(TopicPartition partition) {
        return new ProducerRecord<>(
                partition.topic(), partition.partition(), new byte[] {1}, new byte[] {2});
    }

    private static Admin admin(BrokerProcess broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.servers()));
    }

    private static Producer<byte[], byte[]> producer(BrokerProcess broker, String name) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.servers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        name,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TRANSACTION_TIMEOUT_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
