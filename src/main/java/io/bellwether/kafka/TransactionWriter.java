package io.bellwether.kafka;

import io.bellwether.pipeline.OutputRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outputs and offsets in one transaction. A transaction lives within one call, so that none
 * is ever open while the group changes. Belongs to the thread that owns the consumer.
 */
final class TransactionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionWriter.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private boolean isOpen;

    TransactionWriter(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Ends what an earlier run under the same name left open, and shuts that run out. */
    void init() {
        producer.initTransactions();
    }

    /**
     * Makes sure that no offsets of an earlier run are pending.
     *
     * <p>A broker that dies while it rolls a transaction back can forget to tell the group's
     * coordinator (seen with Kafka 4.3.1): the transaction is over, its offsets stay pending for
     * ever, and no member learns where to read on. Offsets are pending by producer, so they go when
     * one more transaction of the same producer is rolled back.
     *
     * @param group which the offsets belong to; need not have joined
     * @param partition any one that the group reads
     */
    void forgetPending(ConsumerGroupMetadata group, TopicPartition partition) {
        producer.beginTransaction();
        isOpen = true;
        producer.sendOffsetsToTransaction(Map.of(partition, new OffsetAndMetadata(0)), group);
        producer.abortTransaction();
        isOpen = false;
    }

    /**
     * Writes all or nothing. After an exception the writer is good for {@link #abandon} only, but
     * for one.
     *
     * @throws CommitFailedException when the group has moved on to another generation: nothing is
     *     written, and the same may be tried again when this member knows the new generation
     * @throws IllegalArgumentException when an output is too large: nothing is sent
     */
    void commit(
            List<OutputRecord> outputs,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        try {
            write(outputs, offsets, group);
        } catch (CommitFailedException e) {
            producer.abortTransaction();
            isOpen = false;
            throw e;
        }
    }

    private void write(
            List<OutputRecord> outputs,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        outputs.forEach(TransactionWriter::requireSendable);
        producer.beginTransaction();
        isOpen = true;
        FailPoint.BEFORE_OUTPUTS.pass();
        SendErrors errors = new SendErrors();
        for (OutputRecord output : outputs) {
            var unused = producer.send(Records.output(output), errors);
        }
        FailPoint.BEFORE_OFFSETS.pass();
        if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, group);
        }
        FailPoint.AFTER_OFFSETS.pass();
        producer.flush();
        errors.throwFirst();
        producer.commitTransaction();
        isOpen = false;
        FailPoint.AFTER_COMMIT.pass();
    }

    /** Rolls back what is open, as far as the broker still listens, and closes. */
    void abandon() {
        if (isOpen) {
            try {
                producer.abortTransaction();
            } catch (KafkaException | IllegalStateException e) {
                // Shut out or out of reach: the next run under this name, or the broker after the
                // transaction's time limit, rolls back.
                LOG.debug("transaction is left to the broker: {}", e.toString());
            }
        }
        close();
    }

    void close() {
        try {
            producer.close(CLOSE_WITHIN);
        } catch (KafkaException e) {
            LOG.debug("producer did not close cleanly: {}", e.toString());
        }
    }

    private static void requireSendable(OutputRecord output) {
        if (!output.isSendable()) {
            throw new IllegalArgumentException(
                    "record for "
                            + output
                            + " is above the limit of "
                            + OutputRecord.MAX_SIZE_IN_BYTES
                            + " bytes");
        }
    }
}
