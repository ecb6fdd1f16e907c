package io.bellwether.hypothesis;

import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;

/**
 * A claim about a change, written down before it is looked at: the mean of a metric will have gone
 * that way, and by that much at least, from one window to the other.
 *
 * @param id unique; the first content under it counts, for ever
 * @param title one line for people
 * @param asset whose feedback it is about
 * @param scope whose votes of that asset
 * @param smallestEffect the least change that would matter, in [.0001, 1], with at most four
 *     decimals
 * @param before what is compared with
 * @param after what is looked at; begins no sooner than {@code before} ends
 * @param minimumAuthors people needed in each window, from 1 (of staff {@value
 *     #LEAST_STAFF_AUTHORS}) to {@value #MOST_AUTHORS}
 * @param registeredBy a role, not a name; empty when not stated
 * @param registeredAt when it was written down, by the broker's clock or as its file says
 */
public record Hypothesis(
        String id,
        String title,
        Asset asset,
        Scope scope,
        Metric metric,
        Direction direction,
        double smallestEffect,
        Window before,
        Window after,
        int minimumAuthors,
        String registeredBy,
        Instant registeredAt) {

    /** People needed in each window unless stated otherwise. */
    public static final int USUAL_AUTHORS = 30;

    /** No claim about staff rests on fewer people; see also {@code StaffFloor}. */
    public static final int LEAST_STAFF_AUTHORS = 10;

    /** As many people are counted exactly. */
    public static final int MOST_AUTHORS = 1000;

    /** The window after begins no later than so long after the registration. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(731);

    private static final double TOLERANCE = 1e-9;

    public Hypothesis {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("a hypothesis needs an id and a title");
        }
        double steps = smallestEffect * Metric.STEPS;
        boolean isInRange = steps >= 1 - TOLERANCE && steps <= Metric.STEPS;
        if (!isInRange || Math.abs(steps - Math.rint(steps)) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "smallestEffect "
                            + smallestEffect
                            + " is outside [0.0001, 1] or has more than four decimals");
        }
        smallestEffect = Math.rint(steps) / Metric.STEPS;
        if (after.from().isBefore(before.to())) {
            throw new IllegalArgumentException("the window after begins before the other ends");
        }
        int least = asset == Asset.STAFF ? LEAST_STAFF_AUTHORS : 1;
        if (minimumAuthors < least || minimumAuthors > MOST_AUTHORS) {
            throw new IllegalArgumentException(
                    "minimumAuthors %d is outside [%d, %d]"
                            .formatted(minimumAuthors, least, MOST_AUTHORS));
        }
    }

    /** Whether it was written down when what it foretells had begun already. */
    public boolean isLate() {
        return !registeredAt.isBefore(after.begin());
    }

    /** Whether it is about what begins more than two years after it was written down. */
    public boolean isFarOff() {
        return after.begin().isAfter(registeredAt.plus(LONGEST_WAIT));
    }

    /** {@link #canonical()} in 64 hexadecimal digits of SHA-256. */
    public String seal() {
        return Seal.of(canonical());
    }

    /**
     * What is sealed: everything but {@code registeredAt}, as JSON in the form of RFC 8785 (2020):
     * names sorted, no spaces, the shortest numbers.
     */
    public String canonical() {
        return Seal.canonical(this);
    }
}
