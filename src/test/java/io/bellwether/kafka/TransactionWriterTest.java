package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** How a member begins anew, on a real broker. */
class TransactionWriterTest {

    private final TopicNames names = TestBroker.topics(1);
    private final TopicPartition journal = new TopicPartition(names.scored(), 0);
    private final Member member =
            new Member(TestBroker.unique("g"), "monitor", "0", GroupProtocol.CLASSIC);

    @Test
    void beginningAnewRollsBackPendingOffsetsAndLeavesCommittedOnes() {
        try (Consumer<byte[], byte[]> consumer = TestBroker.connection().member(member, 10)) {
            consumer.assign(List.of(journal));
            TransactionWriter first = writer();
            first.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            first.commit(List.of(), offset(7), consumer.groupMetadata());
            first.close();
            leaveOpen(consumer);
            assertThatThrownBy(() -> committed(consumer, Duration.ofSeconds(1)))
                    .isInstanceOf(TimeoutException.class);

            TransactionWriter second = writer();
            second.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            assertThat(committed(consumer, Duration.ofSeconds(10))).isEqualTo(offset(7));
            second.close();
        }
    }

    @Test
    void beginningAnewAfterACommitLeavesOffsetsAsTheyWere() throws Exception {
        try (Consumer<byte[], byte[]> consumer = TestBroker.connection().member(member, 10);
                Admin admin = TestBroker.connection().admin()) {
            TransactionWriter first = writer();
            first.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            first.commit(List.of(), offset(7), consumer.groupMetadata());
            first.close();
            TransactionWriter second = writer();
            second.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            second.close();
            assertThat(
                            admin.listConsumerGroupOffsets(member.groupId())
                                    .partitionsToOffsetAndMetadata()
                                    .get())
                    .isEqualTo(offset(7));
        }
    }

    @Test
    void transactionThatTheGroupRefusesIsAnAbort() {
        AtomicInteger aborts = new AtomicInteger();
        try (Consumer<byte[], byte[]> consumer = TestBroker.connection().member(member, 10)) {
            TransactionWriter writer =
                    new TransactionWriter(
                            TestBroker.connection(),
                            member.transactionalId(),
                            aborts::incrementAndGet);
            writer.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            writer.commit(List.of(), begin(), consumer.groupMetadata());
            ConsumerGroupMetadata former = leave(consumer);
            assertThat(aborts).hasValue(0);
            assertThatThrownBy(() -> writer.commit(List.of(), offset(8), former))
                    .isInstanceOf(CommitFailedException.class);
            assertThat(aborts).hasValue(1);
            writer.close();
        }
    }

    @Test
    void everyOutputIsTouchedAndNothingOfItSeen() {
        try (Consumer<byte[], byte[]> consumer = TestBroker.connection().member(member, 10)) {
            TransactionWriter writer = writer();
            writer.init(consumer.groupMetadata(), journal, names.monitorOutputs());
            writer.close();
            for (String topic : names.monitorOutputs()) {
                List<TopicPartition> partitions =
                        consumer.partitionsFor(topic).stream()
                                .map(info -> new TopicPartition(topic, info.partition()))
                                .toList();
                // The record and the mark that rolls it back.
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () ->
                                        assertThat(consumer.endOffsets(partitions).values())
                                                .containsOnly(2L));
                assertThat(Topic.read(topic)).isEmpty();
            }
        }
    }

    /** Joins and leaves; what it was in the group meanwhile. */
    private ConsumerGroupMetadata leave(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(names.scored()));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            var unused = consumer.poll(Duration.ofMillis(100));
                            return !consumer.assignment().isEmpty();
                        });
        ConsumerGroupMetadata joined = consumer.groupMetadata();
        consumer.unsubscribe();
        return joined;
    }

    /** The first offset of each journal. */
    private Map<TopicPartition, OffsetAndMetadata> begin() {
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
            begin.put(new TopicPartition(names.scored(), partition), new OffsetAndMetadata(0));
        }
        return begin;
    }

    /** A run that ends with its transaction open. */
    private void leaveOpen(Consumer<byte[], byte[]> consumer) {
        Producer<byte[], byte[]> lost =
                TestBroker.connection().transactional(member.transactionalId());
        lost.initTransactions();
        lost.beginTransaction();
        lost.sendOffsetsToTransaction(offset(9), consumer.groupMetadata());
        lost.close(Duration.ZERO);
    }

    private TransactionWriter writer() {
        return new TransactionWriter(TestBroker.connection(), member.transactionalId());
    }

    private Map<TopicPartition, OffsetAndMetadata> offset(long offset) {
        return Map.of(journal, new OffsetAndMetadata(offset));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(
            Consumer<byte[], byte[]> consumer, Duration patience) {
        return consumer.committed(Set.of(journal), patience);
    }
}
