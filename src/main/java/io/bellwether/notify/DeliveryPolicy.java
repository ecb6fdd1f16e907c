package io.bellwether.notify;

import java.time.Duration;

/**
 * How long and how often a record is offered to a webhook.
 *
 * @param timeout of one attempt
 * @param firstPause before the second attempt; each further one is twice as long
 * @param longestPause what pauses grow to
 * @param longestRetryAfter how far a receiver may put the next attempt off
 * @param within after so long without success a record is set aside, counted from its first attempt
 *     in this run
 * @param news which records are offered at all
 * @param keptFor a record that was written longer ago is not offered: a webhook that is new would
 *     else get the whole past
 */
public record DeliveryPolicy(
        Duration timeout,
        Duration firstPause,
        Duration longestPause,
        Duration longestRetryAfter,
        Duration within,
        News news,
        Duration keptFor) {

    public DeliveryPolicy {
        if (firstPause.isNegative() || firstPause.isZero()) {
            throw new IllegalArgumentException("firstPause " + firstPause + " is not positive");
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "longestPause " + longestPause + " is below firstPause " + firstPause);
        }
    }

    /** Attempts for an hour, the pauses from a second to five minutes; a week of the past. */
    public static DeliveryPolicy of(News news) {
        return new DeliveryPolicy(
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                news,
                Duration.ofDays(7));
    }

    /**
     * The pause after {@code failures} attempts, 1 at least: half of it is certain, the other half
     * a matter of chance, so that many senders do not come back at the same moment.
     *
     * @param chance in [0, 1)
     */
    Duration pause(int failures, double chance) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        long most = Math.min(pause.toMillis(), longestPause.toMillis());
        return Duration.ofMillis(most / 2 + (long) (chance * (most - most / 2)));
    }
}
