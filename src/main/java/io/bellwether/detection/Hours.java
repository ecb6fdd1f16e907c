package io.bellwether.detection;

import java.time.Instant;

/** Event time as whole hours since the epoch, which is all the time that the detector knows. */
final class Hours {

    static final long SECONDS = 3600;
    static final long DAY = 24;

    /** No feedback is believed that is of the year 2200 or later, or of a year before 1970. */
    static final long LAST = Hours.of(Instant.parse("2200-01-01T00:00:00Z"));

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
