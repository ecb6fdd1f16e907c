package io.bellwether.decision;

import io.bellwether.feedback.Asset;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The decisions that are known so far, by id: a second delivery replaces the first. And since when
 * the asset is watched that they are held against. Not safe for several threads.
 */
public final class DecisionLog {

    /** How long before an onset a decision may lie to be named. */
    public static final Duration LOOK_BACK = Duration.ofDays(7);

    /** Decisions named in one alert, at most. */
    public static final int NAMED = 10;

    /** Nobody asks about an onset older than 90 days. */
    private static final Duration KEPT = PrecedenceChance.KNOWN.plusDays(90);

    private final TreeMap<String, Decision> byId = new TreeMap<>();
    private Instant newest = Instant.MIN;
    private Instant watchedSince = Instant.MAX;

    /** The asset was heard at {@code eventTime}. */
    public void heard(Instant eventTime) {
        if (eventTime.isBefore(watchedSince)) {
            watchedSince = eventTime;
        }
    }

    /** Adds or replaces one decision. */
    public void put(Decision decision) {
        byId.put(decision.id(), decision);
    }

    /** Forgets decisions that no alert raised at {@code now} or later can name. */
    public void forgetBefore(Instant now) {
        if (byId.isEmpty() || now.minus(Duration.ofDays(1)).isBefore(newest)) {
            return;
        }
        newest = now;
        byId.values().removeIf(decision -> decision.effectiveAt().isBefore(now.minus(KEPT)));
    }

    /**
     * The decisions that took effect in the {@link #LOOK_BACK} up to and including {@code onset}:
     * those that name {@code asset}, then those that name nobody, then the others; the latest
     * first.
     */
    public List<Decision> before(Asset asset, Instant onset) {
        Instant earliest = onset.minus(LOOK_BACK);
        return byId.values().stream()
                .filter(decision -> !decision.effectiveAt().isAfter(onset))
                .filter(decision -> !decision.effectiveAt().isBefore(earliest))
                .sorted(
                        Comparator.comparingInt((Decision decision) -> distance(decision, asset))
                                .thenComparing(Decision::effectiveAt, Comparator.reverseOrder())
                                .thenComparing(Decision::id))
                .limit(NAMED)
                .toList();
    }

    /**
     * How often a random window of {@link #LOOK_BACK} holds a decision, of whichever asset, as
     * {@link #before} lists them all; in [0, 1]. See {@code docs/decisions.md} for the span it is
     * asked of. Empty when no decision is known of the 395 days up to {@code onset}.
     */
    public OptionalDouble chanceOfPrecedence(Instant onset) {
        List<Instant> effective = byId.values().stream().map(Decision::effectiveAt).toList();
        return PrecedenceChance.before(onset, watchedSince, effective);
    }

    private static int distance(Decision decision, Asset asset) {
        if (decision.assets().contains(asset)) {
            return 0;
        }
        return decision.assets().isEmpty() ? 1 : 2;
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInstant(newest).putInstant(watchedSince).putInt(byId.size());
        byId.values().forEach(decision -> decision.writeTo(state));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static DecisionLog restore(StateReader state) {
        DecisionLog log = new DecisionLog();
        log.newest = state.getInstant();
        log.watchedSince = state.getInstant();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            log.put(Decision.restore(state));
        }
        return log;
    }
}
