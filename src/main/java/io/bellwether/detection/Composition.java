package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows who speaks in one signal, and learns from the days that the baseline learned what is
 * {@link Usual}. Not safe for several threads.
 *
 * <p>It keeps sums by day and stratum: 16 strata for {@value #KEPT_DAYS} days, that is the 56 days
 * of a fit and the three weeks for which learning may be held back.
 */
final class Composition {

    private static final long KEPT_DAYS = 77;

    /** So long it takes until "new" means that an author was not heard for two weeks. */
    private static final long WARM_UP_HOURS = 14 * Hours.DAY;

    private final Strata strata;
    private final Voices open;
    private final NavigableMap<Long, Voices> days;
    private Usual usual;
    private long firstHour;

    private Composition(
            Strata strata,
            Voices open,
            NavigableMap<Long, Voices> days,
            Usual usual,
            long firstHour) {
        this.strata = strata;
        this.open = open;
        this.days = days;
        this.usual = usual;
        this.firstHour = firstHour;
    }

    /** Nobody was heard yet. */
    static Composition begin() {
        return new Composition(
                new Strata(), new Voices(), new TreeMap<>(), Usual.unknown(), Long.MAX_VALUE);
    }

    /** A vote came in the open hour. */
    void add(String stratum, double level) {
        open.add(strata.of(stratum), level);
    }

    /** Part of the open hour's drop that comes from who speaks; it must have votes. */
    double explains(double expected) {
        return usual.explains(open, expected);
    }

    /** Votes of new strata in the open hour. */
    int strangers() {
        return usual.strangers(open);
    }

    /**
     * The open hour ended; it has votes and is the last row of {@code log}.
     *
     * @param mayLearn whether the asset is without an alert
     */
    void close(HourLog log, boolean mayLearn) {
        int row = log.size() - 1;
        double expected = log.expected(row);
        firstHour = Math.min(firstHour, log.hour(row));
        if (!Double.isNaN(expected)) {
            log.explain(row, explains(expected), strangers());
        }
        if (mayLearn && log.hour(row) >= firstHour + WARM_UP_HOURS) {
            remember(Hours.day(log.hour(row)), expected, log);
        }
        open.clear();
    }

    private void remember(long day, double expected, HourLog log) {
        Voices today = days.get(day);
        if (today == null) {
            learn(day, log);
            today = new Voices();
            days.put(day, today);
        }
        if (!Double.isNaN(expected)) {
            today.addDeviations(open, expected);
        }
    }

    /** Learns anew from the days of which every hour was learned by the baseline. */
    private void learn(long today, HourLog log) {
        days.headMap(today - KEPT_DAYS).clear();
        strata.retain(this::isHeard);
        TreeSet<Long> unlearned = new TreeSet<>();
        for (int row = 0; row < log.size(); row++) {
            if (log.standing(row) != HourLog.Standing.LEARNED) {
                unlearned.add(Hours.day(log.hour(row)));
            }
        }
        List<Voices> learned = new ArrayList<>();
        days.descendingMap()
                .forEach(
                        (day, voices) -> {
                            if (!unlearned.contains(day)) {
                                learned.add(voices);
                            }
                        });
        usual = Usual.of(learned);
    }

    private boolean isHeard(int stratum) {
        return open.votes(stratum) > 0
                || days.values().stream().anyMatch(day -> day.votes(stratum) > 0);
    }

    /** The votes of the open hour are worth that much more to another scorer. */
    void shift(double amount) {
        open.shift(amount);
    }

    /** What was usual is so no more: the level was accepted, or is another one. */
    void forget() {
        days.clear();
        usual = Usual.unknown();
    }

    void writeTo(StateWriter state) {
        strata.writeTo(state);
        open.writeTo(state);
        state.putInt(days.size());
        for (Map.Entry<Long, Voices> day : days.entrySet()) {
            state.putLong(day.getKey());
            day.getValue().writeTo(state);
        }
        usual.writeTo(state);
        state.putLong(firstHour);
    }

    static Composition readFrom(StateReader state) {
        Strata strata = Strata.readFrom(state);
        Voices open = Voices.readFrom(state);
        TreeMap<Long, Voices> days = new TreeMap<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            days.put(state.getLong(), Voices.readFrom(state));
        }
        return new Composition(strata, open, days, Usual.readFrom(state), state.getLong());
    }
}
