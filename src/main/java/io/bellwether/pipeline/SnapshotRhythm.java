package io.bellwether.pipeline;

import java.time.Duration;

/**
 * How often a monitor is saved, whichever comes first. More often means a faster restore and more
 * bytes in the state topic.
 *
 * @param entries journal entries since the last snapshot; at least 1
 * @param interval time since the last snapshot, if there was an entry; positive
 */
public record SnapshotRhythm(int entries, Duration interval) {

    public SnapshotRhythm {
        if (entries < 1) {
            throw new IllegalArgumentException("entries " + entries + " is below 1");
        }
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval " + interval + " is not positive");
        }
    }

    /** Every 50,000 entries, and every five minutes. */
    public static SnapshotRhythm defaults() {
        return new SnapshotRhythm(50_000, Duration.ofMinutes(5));
    }
}
