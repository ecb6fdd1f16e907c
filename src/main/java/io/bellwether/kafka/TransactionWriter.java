package io.bellwether.kafka;

import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outputs and offsets in one transaction. A transaction lives within one call, so that none
 * is ever open while the group changes. Belongs to the thread that owns the consumer.
 */
final class TransactionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionWriter.class);
    private static final byte[] ROLLED_BACK = "rolled back".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final String transactionalId;
    private final LastTransaction last;
    private final Producer<byte[], byte[]> producer;
    private final Runnable onAbort;
    private boolean isOpen;

    /** A writer whose aborts nobody counts. */
    TransactionWriter(KafkaConnection connection, String transactionalId) {
        this(connection, transactionalId, () -> {});
    }

    /**
     * @param onAbort hears of every transaction that was begun and not committed
     */
    TransactionWriter(KafkaConnection connection, String transactionalId, Runnable onAbort) {
        this.transactionalId = transactionalId;
        this.onAbort = onAbort;
        this.last = new LastTransaction(connection, transactionalId);
        this.producer = connection.transactional(transactionalId);
    }

    /**
     * Ends what an earlier run under the same name left open, and shuts that run out.
     *
     * <p>A broker of Kafka 4.1 to 4.3 that is killed can forget to end a transaction in some of its
     * partitions (KAFKA-20734): while it starts it takes those without a leader for deleted.
     * Offsets then stay pending for ever, so that no member learns where to read on, and outputs
     * come to light with the next commit of the same producer. So one more transaction is begun
     * that touches what was forgotten, and ends as the last one did.
     *
     * @param group which the offsets of an earlier run belong to; need not have joined
     * @param input any partition that the group reads
     * @param outputs all topics into which an earlier run may have written; at least one, none of
     *     which the group reads
     * @throws KafkaException when no broker coordinates transactions or the group: it is away, or
     *     it cannot make the topic for them, which it tries for ever without a word
     */
    void init(ConsumerGroupMetadata group, TopicPartition input, List<String> outputs) {
        try {
            boolean isCommitted = last.isCommitted();
            producer.initTransactions();
            producer.beginTransaction();
            isOpen = true;
            if (isCommitted) {
                commitForgotten(group, new TopicPartition(outputs.getFirst(), 0));
            } else {
                rollBackForgotten(group, input, outputs);
            }
            isOpen = false;
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "no broker begins transactions in time: they are out of reach, or fewer than"
                            + " their transaction.state.log.replication.factor or"
                            + " offsets.topic.replication.factor",
                    e);
        } catch (KafkaException e) {
            throw explained(e);
        }
    }

    /**
     * Outputs need nothing: they come to light with the next commit, as they should. Offsets are
     * committed along with one that does not matter and is taken back.
     */
    private void commitForgotten(ConsumerGroupMetadata group, TopicPartition unread) {
        offer(Map.of(unread, new OffsetAndMetadata(0)), group);
        producer.commitTransaction();
        last.removeOffset(group.groupId(), unread);
    }

    private void rollBackForgotten(
            ConsumerGroupMetadata group, TopicPartition input, List<String> outputs) {
        offer(Map.of(input, new OffsetAndMetadata(0)), group);
        SendErrors errors = new SendErrors();
        for (String topic : outputs) {
            for (PartitionInfo partition : producer.partitionsFor(topic)) {
                var record =
                        new ProducerRecord<>(topic, partition.partition(), ROLLED_BACK, NOTHING);
                var unused = producer.send(record, errors);
            }
        }
        producer.flush();
        errors.throwFirst();
        producer.abortTransaction();
    }

    /** Offsets that are not meant: the group is in the transaction even if it refuses them. */
    private void offer(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        try {
            producer.sendOffsetsToTransaction(offsets, group);
        } catch (CommitFailedException | FencedInstanceIdException e) {
            LOG.debug("{}: has not joined as its static member", group.groupId());
        }
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
            onAbort.run();
            producer.abortTransaction();
            isOpen = false;
            throw e;
        } catch (KafkaException e) {
            throw explained(e);
        }
    }

    private RuntimeException explained(KafkaException failure) {
        return NotAllowedException.explained(failure, "WRITE", transactionalId);
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
            var unused = producer.send(Records.output(placed(output)), errors);
        }
        FailPoint.BEFORE_OFFSETS.pass();
        if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, group);
        }
        producer.flush();
        errors.throwFirst();
        FailPoint.AFTER_OFFSETS.pass();
        producer.commitTransaction();
        isOpen = false;
        FailPoint.AFTER_COMMIT.pass();
    }

    /**
     * Input topics may grow while the service runs, and the topics of their dead letters only
     * later: a letter from a partition that those do not have yet goes into another one, for its
     * headers tell where it comes from. Nothing else may move.
     */
    private OutputRecord placed(OutputRecord output) {
        if (!TopicNames.isDeadLetters(output.topic())) {
            return output;
        }
        int count = producer.partitionsFor(output.topic()).size();
        return output.partition() < count ? output : output.in(output.partition() % count);
    }

    /** Rolls back what is open, as far as the broker still listens, and closes. */
    void abandon() {
        if (isOpen) {
            onAbort.run();
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
