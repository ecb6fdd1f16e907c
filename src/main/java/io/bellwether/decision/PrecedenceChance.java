package io.bellwether.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How often a random window of the length of {@link DecisionLog#LOOK_BACK} holds a decision: what
 * "a decision preceded it" is worth. Where decisions are taken every week it is near 1, and to be
 * preceded by one says nothing.
 *
 * <p>The window ends at a moment drawn evenly from a span that ends with the onset. It holds a
 * decision exactly when that moment lies in [d, d + 7 days] for some decision d, so the chance is
 * the measure of the union of these intervals within the span, divided by the span. Nothing is
 * drawn.
 */
final class PrecedenceChance {

    /** The span, at most. */
    static final Duration SPAN = Duration.ofDays(365);

    /** The span, at least: with less, the window of the onset itself would be most of it. */
    static final Duration LEAST_SPAN = Duration.ofDays(28);

    /** Decisions that are older at the onset are taken for unknown. */
    static final Duration KNOWN = SPAN.plusDays(30);

    private PrecedenceChance() {}

    /**
     * The chance, in [0, 1]; empty when no decision is known of the {@link #KNOWN} up to and
     * including {@code onset}.
     *
     * @param watchedSince when the asset was first heard; the span reaches back to it or to the
     *     first known decision, whichever is earlier, within {@link #LEAST_SPAN} and {@link #SPAN}
     * @param effective when decisions took effect; those after the onset count as unknown
     */
    static OptionalDouble before(
            Instant onset, Instant watchedSince, Collection<Instant> effective) {
        TreeSet<Instant> known = new TreeSet<>(effective);
        known.headSet(onset.minus(KNOWN)).clear();
        known.tailSet(onset, false).clear();
        if (known.isEmpty()) {
            return OptionalDouble.empty();
        }
        Instant since = earlier(watchedSince, known.first());
        Instant start = later(onset.minus(SPAN), earlier(onset.minus(LEAST_SPAN), since));
        double span = Duration.between(start, onset).toNanos();
        return OptionalDouble.of(covered(known, start, onset).toNanos() / span);
    }

    private static Duration covered(SortedSet<Instant> known, Instant start, Instant end) {
        Duration covered = Duration.ZERO;
        Instant reached = start;
        for (Instant decision : known) {
            Instant from = later(decision, reached);
            Instant to = earlier(decision.plus(DecisionLog.LOOK_BACK), end);
            if (to.isAfter(from)) {
                covered = covered.plus(Duration.between(from, to));
                reached = to;
            }
        }
        return covered;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
