package io.bellwether.kafka;

import io.bellwether.pipeline.Delivery;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
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
 */
public record PlainLoop(
        KafkaConnection connection,
        Member member,
        List<String> topics,
        int maxRecords,
        Duration commitEvery,
        Delivery delivery) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
        try (Consumer<byte[], byte[]> consumer = connection.member(member, maxRecords);
                Producer<byte[], byte[]> producer = producer()) {
            if (isExactlyOnce()) {
                producer.initTransactions();
            }
            consumer.subscribe(topics, new FromTheBeginning(consumer));
            long done = 0;
            long since = System.nanoTime();
            boolean hasBegun = false;
            while (done < records) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                if (polled.isEmpty()) {
                    requirePatience(since, done, records);
                    continue;
                }
                if (!hasBegun) {
                    onCommit.accept(0);
                    hasBegun = true;
                }
                done += turn(polled, records - done, consumer, producer, transform);
                onCommit.accept(done);
                since = System.nanoTime();
            }
        }
    }

    private static void requirePatience(long since, long done, long records) {
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            throw new IllegalStateException(
                    "nothing came for "
                            + PATIENCE.toSeconds()
                            + " s after "
                            + done
                            + " of "
                            + records
                            + " records");
        }
    }

    private boolean isExactlyOnce() {
        return delivery == Delivery.EXACTLY_ONCE;
    }

    private Producer<byte[], byte[]> producer() {
        return isExactlyOnce()
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
        if (isExactlyOnce()) {
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
        if (isExactlyOnce()) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            // Offsets of a record whose output failed must not be committed: it would be lost.
            errors.throwFirst();
            consumer.commitSync(offsets);
        }
    }

    /** Its group is always a new one. */
    private record FromTheBeginning(Consumer<byte[], byte[]> consumer)
            implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What is under way is committed by then.
        }
    }
}
