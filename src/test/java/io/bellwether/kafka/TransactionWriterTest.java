package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionWriterTest {

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final TransactionWriter writer = new TransactionWriter(producer);

    @Test
    void offsetsThatAreStillPendingAreRolledBackAndNothingIsCommitted() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        writer.init();
        writer.forgetPending(consumer.groupMetadata(), new TopicPartition("journal", 0));
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.transactionInFlight()).isFalse();
        assertThat(producer.commitCount()).isZero();
        assertThat(producer.consumerGroupOffsetsHistory()).isEmpty();
    }
}
