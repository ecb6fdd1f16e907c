package io.bellwether.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of its input a source has not committed yet: what its partitions hold unread, as far as
 * the client knows without asking, and what was handed out. Written by the thread that owns the
 * consumer, read by any.
 */
final class Backlog {

    private static final long UNKNOWN = -1;
    private static final long LOOK_EVERY_NANOS = 500_000_000;

    private volatile long unread = UNKNOWN;
    private volatile long heldUnread;
    private volatile long turnedAt = System.nanoTime();
    private Set<TopicPartition> held = Set.of();
    private final AtomicInteger underWay = new AtomicInteger();
    private boolean hasJoined;
    private long lookedAt;

    /** A subscription begins, or has ended: nothing is known, and nothing is handed out. */
    void clear() {
        unread = UNKNOWN;
        heldUnread = 0;
        held = Set.of();
        underWay.set(0);
        hasJoined = false;
        turnedAt = System.nanoTime();
        lookedAt = System.nanoTime() - LOOK_EVERY_NANOS;
    }

    /** The group has told this member what it reads, if only that it is nothing. */
    void joined() {
        hasJoined = true;
    }

    /** These partitions wait for others: what they hold unread is nothing to do just now. */
    void holdsBack(Set<TopicPartition> partitions) {
        held = partitions;
    }

    /** Records that {@code consumer} brought are handed out, and no longer unread. */
    void handedOut(int records, Consumer<byte[], byte[]> consumer) {
        // In this order, and read in the other one, nothing is left out meanwhile.
        underWay.addAndGet(records);
        lookNow(consumer);
    }

    /** Records that were handed out are committed. */
    void committed(int records) {
        underWay.addAndGet(-records);
    }

    /** Looks at {@code consumer} again, unless it did a moment ago. */
    void look(Consumer<byte[], byte[]> consumer) {
        long now = System.nanoTime();
        turnedAt = now;
        if (now - lookedAt >= LOOK_EVERY_NANOS) {
            lookNow(consumer);
        }
    }

    private void lookNow(Consumer<byte[], byte[]> consumer) {
        lookedAt = System.nanoTime();
        Set<TopicPartition> assigned = consumer.assignment();
        unread = hasJoined ? sum(consumer, assigned) : UNKNOWN;
        heldUnread = unread == UNKNOWN ? 0 : sum(consumer, common(held, assigned));
    }

    private static Set<TopicPartition> common(
            Set<TopicPartition> some, Set<TopicPartition> others) {
        Set<TopicPartition> common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static long sum(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        long sum = 0;
        for (TopicPartition partition : partitions) {
            OptionalLong lag = lag(consumer, partition);
            if (lag.isEmpty()) {
                return UNKNOWN;
            }
            sum += lag.getAsLong();
        }
        return sum;
    }

    /** The newer group protocol takes partitions away while they are being asked about. */
    private static OptionalLong lag(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        try {
            return consumer.currentLag(partition);
        } catch (IllegalStateException | KafkaException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Records that are not committed; empty where nobody knows. For a moment those that are just
     * being handed out may count twice.
     */
    OptionalLong records() {
        long known = unread;
        int out = underWay.get();
        return known == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(known + out);
    }

    /** As {@link #records}, without those of partitions that wait for others; 0 if unknown. */
    long workable() {
        long known = unread;
        return Math.max(0, known - Math.max(0, heldUnread)) + underWay.get();
    }

    /** How long the consumer's thread has not come round. */
    Duration sinceTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedAt);
    }

    /** Records that were handed out and are not committed. */
    int underWay() {
        return underWay.get();
    }
}
