package io.bellwether.kafka;

import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Consume, transform, produce, on one thread and with nothing around it: what the brokers and the
 * clients of this machine can do at most, for comparison. Whatever goes wrong is thrown.
 *
 * @param member who reads, and under which name it writes
 * @param topics what it reads, from the oldest record on
 * @param maxRecords the most records of one poll
 * @param commitEvery how much is gathered into one commit, in time; zero for every poll
 * @param isExactlyOnce whether offsets and outputs are one transaction; otherwise the outputs are
 *     written first and the offsets then, which loses nothing and doubles what was not committed
 */
public record PlainLoop(
        KafkaConnection connection,
        Member member,
        List<String> topics,
        int maxRecords,
        Duration commitEvery,
        boolean isExactlyOnce) {

    private static final Duration POLL = Duration.ofMillis(100);

    public PlainLoop {
        topics = List.copyOf(topics);
    }

    /**
     * Runs until {@code records} are committed.
     *
     * @param transform what is written for one record
     * @param onCommit hears after each commit how many records are committed by now
     */
    public void run(
            long records, Function<InputRecord, OutputRecord> transform, LongConsumer onCommit) {
        try (Consumer<byte[], byte[]> consumer =
                        connection.member(member, maxRecords, SourceSettings.Start.EARLIEST);
                Producer<byte[], byte[]> producer = producer()) {
            if (isExactlyOnce) {
                producer.initTransactions();
            }
            consumer.subscribe(topics);
            long done = 0;
            while (done < records) {
                done += turn(consumer, producer, transform);
                onCommit.accept(done);
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        return isExactlyOnce
                ? connection.transactional(member.transactionalId())
                : connection.idempotent();
    }

    /** One commit's worth; returns how many records it had. */
    private long turn(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Function<InputRecord, OutputRecord> transform) {
        SendErrors errors = new SendErrors();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        long count = 0;
        long until = 0;
        do {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (count == 0 && !records.isEmpty()) {
                until = System.nanoTime() + commitEvery.toNanos();
                if (isExactlyOnce) {
                    producer.beginTransaction();
                }
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                OutputRecord output = transform.apply(Records.input(record));
                var unused = producer.send(Records.output(output), errors);
            }
            count += records.count();
            offsets.putAll(records.nextOffsets());
        } while (count > 0 && System.nanoTime() - until < 0);
        if (count > 0) {
            commit(consumer, producer, offsets, errors);
        }
        return count;
    }

    private void commit(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            SendErrors errors) {
        if (isExactlyOnce) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            consumer.commitSync(offsets);
        }
        errors.throwFirst();
    }
}
