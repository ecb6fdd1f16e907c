package io.bellwether.hypothesis;

import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hypotheses that were registered, as the watcher of one asset needs them: it knows the content
 * of all of them, and counts for those about its asset. Not safe for several threads.
 *
 * <p>Whoever drives it must stop at every {@link #moment} on its way through time.
 */
public final class Hypotheses {

    /** Claims of one asset for which votes are counted at a time. */
    public static final int MOST_OPEN = 200;

    private static final long DAY = 86_400;

    private final Asset asset;

    /** Seals by id, for ever: nobody gets a second verdict under the same id. */
    private final SortedMap<String, String> seals;

    private final SortedMap<String, Trial> trials;
    private final DayLog log;
    private @Nullable Trial next;

    /** Those whose windows hold {@link #runningDay}; null when that is to be found out. */
    private @Nullable List<Trial> running;

    private long runningDay;

    private Hypotheses(
            Asset asset,
            SortedMap<String, String> seals,
            SortedMap<String, Trial> trials,
            DayLog log) {
        this.asset = asset;
        this.seals = seals;
        this.trials = trials;
        this.log = log;
        findNext();
    }

    /** None yet. */
    public Hypotheses(Asset asset) {
        this(asset, new TreeMap<>(), new TreeMap<>(), new DayLog());
    }

    /**
     * One was registered. The first content under an id counts; the same once more does nothing;
     * another is left aside and marks the first, as long as it waits for its verdict. While {@value
     * #MOST_OPEN} are counted, no votes are counted for a further one, and its verdict says so.
     */
    public void register(Hypothesis hypothesis) {
        String id = hypothesis.id();
        String seal = hypothesis.seal();
        String first = seals.putIfAbsent(id, seal);
        if (first == null && hypothesis.asset() == asset) {
            long open = trials.values().stream().filter(Trial::isCounted).count();
            boolean isCounted = open < MOST_OPEN;
            trials.put(id, isCounted ? Trial.begin(hypothesis, log) : Trial.uncounted(hypothesis));
            findNext();
        }
        Trial trial = trials.get(id);
        if (first != null && !first.equals(seal) && trial != null) {
            trial.edited();
        }
    }

    /**
     * One vote, or a part of one.
     *
     * @param at when it counts, not before the one before
     */
    public void vote(Instant at, ScoredFeedback vote, boolean isOnePerPerson, Part part) {
        long day = dayOf(at);
        Voice voice = Voice.of(vote, isOnePerPerson);
        log.add(day, vote, voice, part);
        for (Trial trial : runningOn(day)) {
            trial.vote(day, vote, voice, part);
        }
    }

    private List<Trial> runningOn(long day) {
        List<Trial> found = running;
        if (found == null || day != runningDay) {
            found = trials.values().stream().filter(trial -> trial.counts(day)).toList();
            running = found;
            runningDay = day;
        }
        return found;
    }

    /** Another scorer scores texts from {@code at} on. */
    public void scorerChanged(Instant at) {
        long day = dayOf(at);
        log.scorerChanged(day);
        trials.values().forEach(trial -> trial.scorerChanged(day));
    }

    /** Forgets people with those marks; their votes stay, and stand for one person less. */
    public void forgetPeople(LongPredicate those) {
        log.forgetPeople(those);
        trials.values().forEach(trial -> trial.forgetPeople(those));
    }

    private static long dayOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY);
    }

    /** When {@link #reach} is to be called next; {@link Instant#MAX} when it need not be. */
    public Instant moment() {
        return next == null ? Instant.MAX : next.moment();
    }

    /**
     * {@link #moment} has come: every vote before it was counted.
     *
     * @param wander standard deviation of the level's step from one day to the next, in the signal
     *     of a metric
     * @return the verdict that is due, if one is
     */
    public Optional<Verdict> reach(ToDoubleFunction<Metric> wander) {
        Trial trial = next;
        if (trial == null) {
            return Optional.empty();
        }
        Optional<Verdict> verdict = Optional.ofNullable(trial.reach(wander));
        verdict.ifPresent(given -> trials.remove(given.hypothesis().id()));
        findNext();
        return verdict;
    }

    private void findNext() {
        running = null;
        next =
                trials.values().stream()
                        .min(
                                Comparator.comparing(Trial::moment)
                                        .thenComparing(trial -> trial.hypothesis().id()))
                        .orElse(null);
    }

    /** Writes everything but the asset. */
    public void writeTo(StateWriter state) {
        state.putInt(seals.size());
        for (Map.Entry<String, String> seal : seals.entrySet()) {
            state.putString(seal.getKey()).putString(seal.getValue());
        }
        state.putInt(trials.size());
        trials.values().forEach(trial -> trial.writeTo(state));
        log.writeTo(state);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Hypotheses restore(Asset asset, StateReader state) {
        TreeMap<String, String> seals = new TreeMap<>();
        int known = state.getInt();
        for (int i = 0; i < known; i++) {
            seals.put(state.getString(), state.getString());
        }
        TreeMap<String, Trial> trials = new TreeMap<>();
        int open = state.getInt();
        for (int i = 0; i < open; i++) {
            Trial trial = Trial.restore(state);
            trials.put(trial.hypothesis().id(), trial);
        }
        return new Hypotheses(asset, seals, trials, DayLog.restore(state));
    }
}
