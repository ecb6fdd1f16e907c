package io.bellwether.kafka;

import java.time.Duration;
import java.util.List;

/**
 * What a source reads and how.
 *
 * @param member who reads
 * @param topics what it reads; at least one
 * @param outputs all topics into which anything is written together with offsets
 * @param maxRecords the most records in one batch; at least 1
 * @param drainWithin how long batches under way may take when partitions are taken away or the
 *     source is stopped; above it they are given up and read again
 * @param start where a group begins that has never committed anything
 */
public record SourceSettings(
        Member member,
        List<String> topics,
        List<String> outputs,
        int maxRecords,
        Duration drainWithin,
        Start start) {

    /** Large enough that transactions cost little, small enough that memory stays small. */
    public static final int MAX_RECORDS = 5_000;

    /** Well below the time after which a group gives a member up that does not poll. */
    public static final Duration DRAIN_WITHIN = Duration.ofSeconds(60);

    /** Where reading begins for the first time. */
    public enum Start {
        /** With the oldest record that is still there. */
        EARLIEST,
        /** With the first record written from now on; wrong for a role that keeps state. */
        LATEST
    }

    public SourceSettings {
        topics = List.copyOf(topics);
        outputs = List.copyOf(outputs);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a source needs a topic");
        }
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords " + maxRecords + " is below 1");
        }
        if (drainWithin.isNegative() || drainWithin.isZero()) {
            throw new IllegalArgumentException("drainWithin " + drainWithin + " is not positive");
        }
    }

    /** The defaults for {@code topics}. */
    public static SourceSettings of(Member member, List<String> topics, List<String> outputs) {
        return new SourceSettings(
                member, topics, outputs, MAX_RECORDS, DRAIN_WITHIN, Start.EARLIEST);
    }
}
