package io.bellwether.kafka;

import java.time.Duration;
import java.util.List;

/**
 * What a source reads and how.
 *
 * @param member who reads
 * @param topics what it reads; at least one
 * @param maxRecords the most records in one batch; at least 1
 * @param drainWithin how long batches under way may take when partitions are taken away or the
 *     source is stopped; above it they are given up and read again
 */
public record SourceSettings(
        Member member, List<String> topics, int maxRecords, Duration drainWithin) {

    /** Large enough that transactions cost little, small enough that memory stays small. */
    public static final int MAX_RECORDS = 1_000;

    /** Well below the five minutes after which a group gives a silent member up. */
    public static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);

    public SourceSettings {
        topics = List.copyOf(topics);
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
    public static SourceSettings of(Member member, List<String> topics) {
        return new SourceSettings(member, topics, MAX_RECORDS, DRAIN_WITHIN);
    }
}
