package io.bellwether.detection;

import java.time.Instant;

/** Event time as whole hours since the epoch, which is all the time that the detector knows. */
final class Hours {

    static final long SECONDS = 3600;
    static final long DAY = 24;

    private Hours() {}

    /** The hour that {@code at} falls into. */
    static long of(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** The first instant of {@code hour}. */
    static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS);
    }

    /** The UTC day, counted from the epoch, that {@code hour} falls into. */
    static long day(long hour) {
        return Math.floorDiv(hour, DAY);
    }
}
