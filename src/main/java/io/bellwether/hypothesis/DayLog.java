package io.bellwether.hypothesis;

import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #DAYS_KEPT} days of a whole asset, for a hypothesis whose window before has
 * begun when it is registered. For one thread.
 */
final class DayLog {

    private static final int DAYS_KEPT = 120;

    /** People of one day who are counted exactly: their marks are most of the log. */
    private static final int PEOPLE_OF_A_DAY = 128;

    private static final long NEVER = Long.MIN_VALUE;

    private final NavigableMap<Long, Day> days = new TreeMap<>();
    private long newest = NEVER;

    /** That of the newest day, once there was a vote since the start or a restart. */
    private @Nullable Day today;

    private long forgotten = NEVER;

    /** Days on which another scorer took over, as far back as days are kept. */
    private final NavigableSet<Long> scorerChanges = new TreeSet<>();

    void add(long day, ScoredFeedback vote, Voice voice, Part part) {
        Day same = day == newest ? today : null;
        if (same == null) {
            newest = day;
            forget(days.headMap(day - DAYS_KEPT, true));
            scorerChanges.headSet(day - DAYS_KEPT, true).clear();
            same = days.computeIfAbsent(day, absent -> new Day());
            today = same;
        }
        same.add(day, vote, voice, part);
    }

    private void forget(NavigableMap<Long, Day> past) {
        if (!past.isEmpty()) {
            forgotten = past.lastKey();
            past.clear();
        }
    }

    void scorerChanged(long day) {
        scorerChanges.add(day);
    }

    /** Whether another scorer took over on one of the days from {@code first} to {@code last}. */
    boolean hasChangedScorer(long first, long last) {
        return !scorerChanges.subSet(first, true, last, true).isEmpty();
    }

    /** Whether somebody voted on {@code day} or later. */
    boolean hasHeardSince(long day) {
        return newest >= day;
    }

    /** Whether votes of {@code day} or later were known and are so no longer. */
    boolean hasForgottenSince(long day) {
        return forgotten >= day;
    }

    /** Adds what is known of the days of {@code window} to {@code counted}. */
    void copy(Metric metric, Window window, Counted counted) {
        days.subMap(window.firstDay(), true, window.lastDay(), true)
                .forEach((number, day) -> day.copy(number, metric, counted));
    }

    void forgetPeople(LongPredicate those) {
        days.values().forEach(day -> day.forgetPeople(those));
    }

    void writeTo(StateWriter state) {
        state.putLong(newest).putLong(forgotten).putInt(scorerChanges.size());
        scorerChanges.forEach(state::putLong);
        state.putInt(days.size());
        for (Map.Entry<Long, Day> day : days.entrySet()) {
            state.putLong(day.getKey());
            day.getValue().writeTo(state);
        }
    }

    static DayLog restore(StateReader state) {
        DayLog log = new DayLog();
        log.newest = state.getLong();
        log.forgotten = state.getLong();
        int changes = state.getInt();
        for (int i = 0; i < changes; i++) {
            log.scorerChanges.add(state.getLong());
        }
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            log.days.put(state.getLong(), Day.restore(state));
        }
        return log;
    }

    /** Every metric of one day. */
    private static final class Day {

        private final Map<Metric, Tally> tallies = new EnumMap<>(Metric.class);
        private People ofText = new People(PEOPLE_OF_A_DAY + 1);
        private People ofStars = new People(PEOPLE_OF_A_DAY + 1);

        void add(long day, ScoredFeedback vote, Voice voice, Part part) {
            for (Metric metric : Metric.values()) {
                int steps = metric.steps(vote);
                if (steps != Metric.NONE && part.has(metric)) {
                    tallies.merge(metric, Tally.of(steps), Tally::plus);
                }
            }
            if (Metric.LEVEL.steps(vote) != Metric.NONE && part.has(Metric.LEVEL)) {
                voice.addTo(ofText, day);
            }
            if (Metric.RATING.steps(vote) != Metric.NONE && part.has(Metric.RATING)) {
                voice.addTo(ofStars, day);
            }
        }

        void copy(long number, Metric metric, Counted counted) {
            Tally tally = tallies.get(metric);
            if (tally != null) {
                counted.addDay(number, tally);
                counted.addPeople(metric.isOfStars() ? ofStars : ofText);
            }
        }

        void forgetPeople(LongPredicate those) {
            ofText.forget(those);
            ofStars.forget(those);
        }

        void writeTo(StateWriter state) {
            for (Metric metric : Metric.values()) {
                tallies.getOrDefault(metric, Tally.NONE).writeTo(state);
            }
            ofText.writeTo(state);
            ofStars.writeTo(state);
        }

        static Day restore(StateReader state) {
            Day day = new Day();
            for (Metric metric : Metric.values()) {
                Tally tally = Tally.readFrom(state);
                if (tally.votes() > 0) {
                    day.tallies.put(metric, tally);
                }
            }
            day.ofText = People.restore(state);
            day.ofStars = People.restore(state);
            return day;
        }
    }
}
