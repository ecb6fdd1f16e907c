package io.bellwether.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a member reads on. That is never left to the consumer's {@code auto.offset.reset}, which
 * would make a member read everything again on one wrong answer: a group coordinator that has just
 * come up can say for a moment that a group has never committed anything, and a broker that was
 * killed may not know any more where its log ended under the leader before. Belongs to the thread
 * that owns the consumer.
 */
final class Positions {

    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** So long a group must have committed nothing before that is believed; seen were 2 seconds. */
    static final Duration DOUBT = Duration.ofSeconds(10);

    private static final long MOMENT_NANOS = 500_000_000;

    private final Consumer<byte[], byte[]> consumer;
    private final String group;
    private final SourceSettings.Start start;
    private final Duration doubt;
    private final Set<TopicPartition> begun = new HashSet<>();

    /** Whether it is certain that nothing was ever committed where nothing is. */
    private boolean isFirstRun;

    /**
     * @param consumer without a reset policy
     * @param group for what is logged
     * @param start where a group begins that has never committed anything
     * @param doubt how long a group that may have committed something must seem not to
     */
    Positions(
            Consumer<byte[], byte[]> consumer,
            String group,
            SourceSettings.Start start,
            Duration doubt) {
        this.consumer = consumer;
        this.group = group;
        this.start = start;
        this.doubt = doubt;
    }

    /**
     * Looks whether anything was ever written. To be called before anything is: where it is the
     * first run, a group that has committed nothing is no surprise.
     */
    void look(List<String> outputs) {
        List<TopicPartition> partitions =
                outputs.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        isFirstRun =
                consumer.endOffsets(partitions, PATIENCE).values().stream()
                        .allMatch(end -> end == 0);
    }

    /**
     * Polls. Partitions that were just assigned bring nothing before they are {@link #open opened}.
     */
    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return consumer.poll(timeout);
        } catch (NoOffsetForPartitionException e) {
            // May be old news by now, so it is no reason to go anywhere.
            LOG.debug("{}: no place yet in {}", group, e.partitions());
        } catch (LogTruncationException e) {
            e.offsetOutOfRangePartitions().forEach(this::stay);
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().forEach(this::enter);
        }
        return ConsumerRecords.empty();
    }

    /**
     * Finds the places of partitions that were just assigned.
     *
     * @throws PartitionsLostException when it turns out that the group's coordinator has yet to
     *     remember what the group committed
     * @throws org.apache.kafka.common.errors.TimeoutException when the brokers do not tell in time
     */
    void open(Set<TopicPartition> partitions) {
        begun.removeAll(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        for (Map.Entry<TopicPartition, Long> begin : begins.entrySet()) {
            long position = position(begin.getKey());
            if (position < begin.getValue()) {
                goOnBehind(begin.getKey(), position, begin.getValue());
            }
        }
    }

    /** The consumer tells of every partition without a place, whichever it is asked for. */
    private long position(TopicPartition partition) {
        while (true) {
            try {
                return consumer.position(partition, PATIENCE);
            } catch (NoOffsetForPartitionException e) {
                // What it told before comes again at times.
                begin(e.partitions().stream().filter(some -> !begun.contains(some)).toList());
            } catch (LogTruncationException e) {
                e.offsetOutOfRangePartitions().forEach(this::stay);
            }
        }
    }

    private void begin(List<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            // To the consumer, none means all.
            return;
        }
        if (!isFirstRun) {
            requireNothingCommitted(withRecords(partitions));
        }
        begun.addAll(partitions);
        switch (start) {
            case EARLIEST -> consumer.seekToBeginning(partitions);
            case LATEST -> consumer.seekToEnd(partitions);
        }
    }

    /** An empty partition has one place only, whatever was committed. */
    private Set<TopicPartition> withRecords(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        return partitions.stream()
                .filter(partition -> !Objects.equals(begins.get(partition), ends.get(partition)))
                .collect(Collectors.toSet());
    }

    private void requireNothingCommitted(Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        LOG.info(
                "{}: nothing is committed of {}; asks for {} s whether that stays so",
                group,
                partitions,
                doubt.toSeconds());
        long deadline = System.nanoTime() + doubt.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (consumer.committed(partitions, PATIENCE).values().stream()
                    .anyMatch(Objects::nonNull)) {
                throw new PartitionsLostException(
                        "the group's coordinator did not know at first what was committed",
                        partitions);
            }
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    /** Without the epoch of a leader there is nothing that a broker could have forgotten. */
    private void stay(TopicPartition partition, long position) {
        LOG.info("{}: goes on at {} of {} under a new leader", group, position, partition);
        consumer.seek(partition, position);
    }

    private void enter(TopicPartition partition, long position) {
        long begin =
                consumer.beginningOffsets(Set.of(partition), PATIENCE)
                        .getOrDefault(partition, position);
        if (position < begin) {
            goOnBehind(partition, position, begin);
            return;
        }
        LOG.warn(
                "{}: {} ends before {}, where this group has read already: the brokers lost records",
                group,
                partition,
                position);
        consumer.seekToEnd(List.of(partition));
    }

    private void goOnBehind(TopicPartition partition, long position, long begin) {
        LOG.warn(
                "{}: {} records of {} were deleted before they were read",
                group,
                begin - position,
                partition);
        consumer.seek(partition, begin);
    }
}
