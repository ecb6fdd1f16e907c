package io.bellwether.calibration;

import java.time.Instant;

/** Event time in hours. */
final class Hours {

    static final double A_YEAR = 8760;

    private Hours() {}

    static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }

    static double between(Instant from, Instant to) {
        return (to.getEpochSecond() - from.getEpochSecond()) / 3600.0;
    }
}
