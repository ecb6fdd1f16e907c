package io.bellwether.hypothesis;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** The votes of one metric, day by day, and how many people they are of. For one thread. */
final class Counted {

    private final SortedMap<Long, Tally> days;
    private final People people;

    private Counted(SortedMap<Long, Tally> days, People people) {
        this.days = days;
        this.people = people;
    }

    /**
     * Nothing yet.
     *
     * @param kept how many people can be counted exactly
     */
    Counted(int kept) {
        this(new TreeMap<>(), new People(kept + 1));
    }

    void add(long day, Voice voice, int steps) {
        addDay(day, Tally.of(steps));
        voice.addTo(people, day);
    }

    void addDay(long day, Tally tally) {
        days.merge(day, tally, Tally::plus);
    }

    void addPeople(People others) {
        people.addAll(others);
    }

    void forgetPeople(LongPredicate those) {
        people.forget(those);
    }

    /** By days since 1970; days without votes are missing. */
    SortedMap<Long, Tally> days() {
        return Collections.unmodifiableSortedMap(days);
    }

    long votes() {
        return days.values().stream().mapToLong(Tally::votes).sum();
    }

    long authors() {
        return people.count();
    }

    /** The longest stretch of days of {@code window} without votes. */
    long longestSilence(Window window) {
        long last = window.firstDay() - 1;
        long longest = 0;
        for (long day : days.keySet()) {
            longest = Math.max(longest, day - last - 1);
            last = day;
        }
        return Math.max(longest, window.lastDay() - last);
    }

    void writeTo(StateWriter state) {
        state.putInt(days.size());
        for (Map.Entry<Long, Tally> day : days.entrySet()) {
            state.putLong(day.getKey());
            day.getValue().writeTo(state);
        }
        people.writeTo(state);
    }

    static Counted restore(StateReader state) {
        TreeMap<Long, Tally> days = new TreeMap<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            days.put(state.getLong(), Tally.readFrom(state));
        }
        return new Counted(days, People.restore(state));
    }
}
