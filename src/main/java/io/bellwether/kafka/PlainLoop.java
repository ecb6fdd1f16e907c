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
     * @param onCommit hears 0 when the first records have come, and after each commit how many are
     *     committed by now
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
            ConsumerRecords<byte[], byte[]> first = consumer.poll(POLL);
            while (first.isEmpty()) {
                first = consumer.poll(POLL);
            }
            onCommit.accept(0);
            long done = turn(first, records, consumer, producer, transform);
            onCommit.accept(done);
            while (done < records) {
                done += turn(consumer.poll(POLL), records - done, consumer, producer, transform);
                onCommit.accept(done);
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        return isExactlyOnce
                ? connection.transactional(member.transactionalId())
                : connection.idempotent();
    }

    /** One commit's worth, which ends with the last of those left; returns how many it had. */
    private long turn(
            ConsumerRecords<byte[], byte[]> first,
            long left,
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            Function<InputRecord, OutputRecord> transform) {
        if (first.isEmpty()) {
            return 0;
        }
        if (isExactlyOnce) {
            producer.beginTransaction();
        }
        SendErrors errors = new SendErrors();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        long until = System.nanoTime() + commitEvery.toNanos();
        long count = 0;
        ConsumerRecords<byte[], byte[]> records = first;
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                OutputRecord output = transform.apply(Records.input(record));
                var unused = producer.send(Records.output(output), errors);
            }
            count += records.count();
            offsets.putAll(records.nextOffsets());
            if (count >= left || System.nanoTime() - until >= 0) {
                commit(consumer, producer, offsets, errors);
                return count;
            }
            records = consumer.poll(POLL);
        }
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
