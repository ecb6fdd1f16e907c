package io.bellwether.kafka;

import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of some ranges, merged by Kafka's timestamps; ties go by topic and partition, and
 * each partition keeps its order. Holds a few thousand records, or a few megabytes, of each
 * partition at most. Belongs to one thread.
 */
public final class TopicCursor implements Iterator<InputRecord>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCursor.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENOUGH = 500;
    private static final long ENOUGH_BYTES = 1 << 20;

    private static final Comparator<InputRecord> ORDER =
            Comparator.comparing(InputRecord::timestamp)
                    .thenComparing(InputRecord::topic)
                    .thenComparingInt(InputRecord::partition);

    /** What becomes of records of a range that retention deletes before they are read. */
    enum Deleted {
        /** The reading fails: what it is for would be made from less than it says. */
        FAIL,
        /** They are passed over, and a log tells how many: what was asked for is what there is. */
        PASS_OVER
    }

    private final Consumer<byte[], byte[]> consumer;
    private final Deleted deleted;
    private final List<Lane> lanes = new ArrayList<>();

    TopicCursor(Consumer<byte[], byte[]> consumer, Collection<TopicRange> ranges, Deleted deleted) {
        this.consumer = consumer;
        this.deleted = deleted;
        for (TopicRange range : ranges) {
            if (range.from() < range.to()) {
                lanes.add(new Lane(range));
            }
        }
        List<TopicPartition> partitions = lanes.stream().map(lane -> lane.partition).toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        for (Lane lane : lanes) {
            long start = starts.getOrDefault(lane.partition, 0L);
            consumer.seek(lane.partition, Math.max(start, lane.range.from()));
        }
    }

    /**
     * Whether there is another record; blocks until that is known.
     *
     * @throws TimeoutException when the broker brings nothing for half a minute
     * @throws KafkaException when records were deleted that should not be passed over
     */
    @Override
    public boolean hasNext() {
        fill();
        for (Lane lane : lanes) {
            if (!lane.waiting.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public InputRecord next() {
        fill();
        Lane best = null;
        for (Lane lane : lanes) {
            if (!lane.waiting.isEmpty()
                    && (best == null || ORDER.compare(lane.head(), best.head()) < 0)) {
                best = lane;
            }
        }
        if (best == null) {
            throw new NoSuchElementException("every range is read");
        }
        return best.take();
    }

    /** Bytes of the records that were fetched and not handed out, without keys and headers. */
    long heldBytes() {
        return lanes.stream().mapToLong(lane -> lane.bytes).sum();
    }

    /** Lets go of the connection. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    /** Polls until every partition has shown its next record or its end. */
    private void fill() {
        if (!isAnyUnknown()) {
            // So for nearly every record: not worth a look at the clock.
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isAnyUnknown()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("no records within " + PATIENCE.toSeconds() + " s");
            }
            pauseTheFull();
            for (ConsumerRecord<byte[], byte[]> record : poll()) {
                Lane lane = lane(record);
                if (lane != null && record.offset() < lane.range.to()) {
                    lane.add(Records.input(record));
                }
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            passOver(e);
            return ConsumerRecords.empty();
        }
    }

    private void passOver(OffsetOutOfRangeException cause) {
        Map<TopicPartition, Long> positions = cause.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(positions.keySet());
        for (Map.Entry<TopicPartition, Long> position : positions.entrySet()) {
            TopicPartition partition = position.getKey();
            long start = starts.getOrDefault(partition, 0L);
            if (start <= position.getValue()) {
                // Behind the end: the brokers lost records, which is nothing to pass over.
                throw cause;
            }
            String lost =
                    (start - position.getValue())
                            + " records of "
                            + partition
                            + " were deleted before they were read";
            if (deleted == Deleted.FAIL) {
                throw new KafkaException(lost, cause);
            }
            LOG.warn("{}", lost);
            consumer.seek(partition, start);
        }
    }

    private boolean isAnyUnknown() {
        for (Lane lane : lanes) {
            if (lane.waiting.isEmpty() && !isAtEnd(lane)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtEnd(Lane lane) {
        if (!lane.isAtEnd && consumer.position(lane.partition) >= lane.range.to()) {
            lane.isAtEnd = true;
        }
        return lane.isAtEnd;
    }

    private void pauseTheFull() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> hungry = new ArrayList<>();
        for (Lane lane : lanes) {
            boolean isFull = lane.isFull() || isAtEnd(lane);
            (isFull ? full : hungry).add(lane.partition);
        }
        consumer.pause(full);
        consumer.resume(hungry);
    }

    private @Nullable Lane lane(ConsumerRecord<byte[], byte[]> record) {
        for (Lane lane : lanes) {
            if (lane.partition.partition() == record.partition()
                    && lane.partition.topic().equals(record.topic())) {
                return lane;
            }
        }
        return null;
    }

    /** One range and what of it has been fetched. */
    private static final class Lane {
        private final TopicRange range;
        private final TopicPartition partition;
        private final ArrayDeque<InputRecord> waiting = new ArrayDeque<>();
        private long bytes;
        private boolean isAtEnd;

        Lane(TopicRange range) {
            this.range = range;
            this.partition = range.topicPartition();
        }

        InputRecord head() {
            return waiting.getFirst();
        }

        boolean isFull() {
            return waiting.size() >= ENOUGH || bytes >= ENOUGH_BYTES;
        }

        void add(InputRecord record) {
            waiting.add(record);
            bytes += sizeOf(record);
        }

        InputRecord take() {
            InputRecord first = waiting.removeFirst();
            bytes -= sizeOf(first);
            return first;
        }

        private static long sizeOf(InputRecord record) {
            byte[] value = record.value();
            return value == null ? 0 : value.length;
        }
    }
}
