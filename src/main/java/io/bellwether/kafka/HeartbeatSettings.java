package io.bellwether.kafka;

import java.time.Duration;

/**
 * How the reader of the feedback topics speaks of its partitions, and how far they may drift apart.
 *
 * @param interval time between heartbeats of an asset that has idle partitions; positive
 * @param quiet a partition is idle only if it had no record for this long; not negative
 * @param ahead a partition this much event time ahead of the slowest of its asset waits; positive
 */
public record HeartbeatSettings(Duration interval, Duration quiet, Duration ahead) {

    public HeartbeatSettings {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval " + interval + " is not positive");
        }
        if (quiet.isNegative()) {
            throw new IllegalArgumentException("quiet " + quiet + " is negative");
        }
        if (ahead.isNegative() || ahead.isZero()) {
            throw new IllegalArgumentException("ahead " + ahead + " is not positive");
        }
    }

    /** Every 30 seconds, quiet for 5, at most an hour ahead. */
    public static HeartbeatSettings defaults() {
        return new HeartbeatSettings(
                Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofHours(1));
    }
}
