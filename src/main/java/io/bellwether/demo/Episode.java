package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A stretch of the sample company's history that differs from the rest: the truth that an alert can
 * be held against.
 *
 * @param asset whom it touches
 * @param kind what happens
 * @param onset its first instant
 * @param recovery the first instant at which all is as before; later than the onset
 * @param moodShift the change of the mood at full strength, where mood is the share of the happy
 *     plus half the share of the neutral, in [0, 1]; a scorer whose mean levels of happy and
 *     unhappy texts lie c apart sees c times that. Of a brigade it is the shift of everybody else's
 *     mood: 0
 * @param title one line for people
 */
public record Episode(
        Asset asset, Kind kind, Instant onset, Instant recovery, double moodShift, String title) {

    /** What an episode is, and so what a monitor should make of it. */
    public enum Kind {
        /** A lasting fall of the mood: an alert is right. */
        CRISIS,
        /** Many more messages in the same mood: an alert is wrong. */
        SURGE,
        /** A few hours of the worst mood: an alert is wrong. */
        STORM,
        /** A few accounts that post without end: an alert is wrong. */
        BRIGADE;

        /** The name used in files and pages: the constant in lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration RISE = Duration.ofDays(1);
    private static final Duration FALL = Duration.ofDays(3);

    public Episode {
        if (!onset.isBefore(recovery)) {
            throw new IllegalArgumentException("onset " + onset + " is not before " + recovery);
        }
        if (!(moodShift >= -1 && moodShift <= 0)) {
            throw new IllegalArgumentException("moodShift " + moodShift + " is outside [-1, 0]");
        }
    }

    /** Whether {@code instant} lies within: from the onset on, before the recovery. */
    public boolean covers(Instant instant) {
        return !instant.isBefore(onset) && instant.isBefore(recovery);
    }

    /**
     * How much of the episode is felt at {@code instant}, in [0, 1].
     *
     * <p>A crisis begins at one half, is full after a day and ebbs over its last three days, since
     * people neither hear of it nor forgive it all at once. The other kinds are full throughout.
     */
    double strength(Instant instant) {
        if (!covers(instant)) {
            return 0;
        }
        if (kind != Kind.CRISIS) {
            return 1;
        }
        double risen = .5 + .5 * share(Duration.between(onset, instant), RISE);
        double left = share(Duration.between(instant, recovery), FALL);
        return Math.min(1, Math.min(risen, left));
    }

    private static double share(Duration part, Duration whole) {
        return part.toSeconds() / (double) whole.toSeconds();
    }
}
