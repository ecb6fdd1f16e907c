package io.bellwether.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * Which records are news, and which are history that somebody imports or catches up with.
 *
 * <p>A record is news when it was written soon after what it tells of. Both times stand in the
 * topic, so that the answer stays the same however long the alert is open, and after every restart;
 * the clock of the moment would silence an alert that has been open since yesterday.
 *
 * @param within how long after its event time a record may be written and still be news; positive
 */
public record News(Duration within) {

    /** So that everything is news; for a demonstration, whose history lies in the past. */
    private static final Duration FOR_EVER = Duration.ofDays(400_000);

    public News {
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("within " + within + " is not positive");
        }
    }

    /** A day. */
    public static News ofTheDay() {
        return new News(Duration.ofDays(1));
    }

    /** Whatever its age. */
    public static News always() {
        return new News(FOR_EVER);
    }

    boolean isNews(Instant eventTime, Instant writtenAt) {
        return !eventTime.plus(within).isBefore(writtenAt);
    }
}
