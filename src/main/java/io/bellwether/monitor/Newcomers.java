package io.bellwether.monitor;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Notices hours in which far more of the named votes than usual are of authors who were not heard
 * for 14 days. Such an hour is flagged and nothing more: a crisis brings new people too, and their
 * votes count like others'. Not safe for several threads.
 *
 * <p>With k first votes among n, and the usual share p of the 28 days before, an hour is flagged
 * from k = 10 on when n KL(k/n, p) exceeds ln 8760 times the overdispersion: Chernoff's (1952)
 * bound then gives it less than one chance in a year of hours. KL is the divergence of two coins.
 * The overdispersion is the mean square of the standardised shares of hours, at least 1; of one
 * hour no more than that threshold counts. The first 14 days are left out, in which everybody is
 * new, and nothing is flagged before 7 days and 100 votes are known. Where most votes are of new
 * authors anyway, hardly anything can be flagged.
 */
final class Newcomers {

    private static final long DAY_HOURS = 24;
    private static final long DAYS_KEPT = 28;
    private static final long DAYS_LEFT_OUT = 14;
    private static final long LONG_SILENCE = 7 * DAY_HOURS;
    private static final int LEAST_DAYS = 7;
    private static final long LEAST_VOTES = 100;
    private static final long LEAST_FIRST = 10;
    private static final double ALLOWED = StrictMath.log(8760);
    private static final long FLAGS_KEPT = Duration.ofDays(90).toHours();

    private final TreeMap<Long, Day> days = new TreeMap<>();
    private final TreeSet<Long> flagged = new TreeSet<>();

    /** The day of the first vote, or of the first after a long silence. */
    private long firstDay;

    private long hour = Long.MIN_VALUE;
    private long first;
    private long named;

    /** One record was read, in the order of event time. */
    void read(Instant at, Reading reading) {
        if (reading != Reading.VOTE && reading != Reading.FIRST_VOTE) {
            return;
        }
        long now = Math.floorDiv(at.getEpochSecond(), 3600L);
        if (now != hour) {
            begin(now);
        }
        named++;
        first += reading == Reading.FIRST_VOTE ? 1 : 0;
    }

    private void begin(long now) {
        if (hour != Long.MIN_VALUE) {
            close();
        }
        if (hour == Long.MIN_VALUE || now - hour >= LONG_SILENCE) {
            learnAnewFrom(now);
        }
        hour = now;
        first = 0;
        named = 0;
        days.headMap(Math.floorDiv(now, DAY_HOURS) - DAYS_KEPT).clear();
        flagged.headSet(now - FLAGS_KEPT).clear();
    }

    /** Authors have other names from here on. */
    void namesChanged() {
        if (hour != Long.MIN_VALUE) {
            learnAnewFrom(hour);
            first = 0;
            named = 0;
        }
    }

    /** Everybody is new again, so what is usual has to be learned anew. */
    private void learnAnewFrom(long now) {
        firstDay = Math.floorDiv(now, DAY_HOURS);
        days.clear();
    }

    private void close() {
        if (isBurst()) {
            flagged.add(hour);
        }
        long day = Math.floorDiv(hour, DAY_HOURS);
        if (day >= firstDay + DAYS_LEFT_OUT) {
            double share = usual().share();
            double stray = first - named * share;
            double square = stray * stray / (named * share * (1 - share));
            // One burst must not make the next look usual.
            days.merge(day, new Day(first, named, 1, Math.min(ALLOWED, square)), Day::plus);
        }
    }

    /** Whether so many of the votes in the last hour with any are of new people. */
    private boolean isBurst() {
        Day usual = usual();
        if (first < LEAST_FIRST || days.size() < LEAST_DAYS || usual.named < LEAST_VOTES) {
            return false;
        }
        double share = usual.share();
        double seen = (double) first / named;
        return seen > share && named * divergence(seen, share) > ALLOWED * usual.overdispersion();
    }

    private Day usual() {
        Day sum = new Day(0, 0, 0, 0);
        for (Day day : days.values()) {
            sum = sum.plus(day);
        }
        return sum;
    }

    private static double divergence(double seen, double usual) {
        double ofOthers = seen == 1 ? 0 : (1 - seen) * StrictMath.log((1 - seen) / (1 - usual));
        return seen * StrictMath.log(seen / usual) + ofOthers;
    }

    /** Whether an hour from that of {@code from} to that of {@code to} is one. */
    boolean isAnyBurst(Instant from, Instant to) {
        long begin = Math.floorDiv(from.getEpochSecond(), 3600L);
        long end = Math.floorDiv(to.getEpochSecond(), 3600L);
        Long found = flagged.ceiling(begin);
        boolean isOpenIn = hour >= begin && hour <= end;
        return (found != null && found <= end) || (isOpenIn && isBurst());
    }

    void writeTo(StateWriter state) {
        state.putLong(firstDay).putLong(hour).putLong(first).putLong(named);
        state.putInt(days.size());
        for (Map.Entry<Long, Day> entry : days.entrySet()) {
            state.putLong(entry.getKey());
            entry.getValue().writeTo(state);
        }
        state.putInt(flagged.size());
        flagged.forEach(state::putLong);
    }

    static Newcomers restore(StateReader state) {
        Newcomers newcomers = new Newcomers();
        newcomers.firstDay = state.getLong();
        newcomers.hour = state.getLong();
        newcomers.first = state.getLong();
        newcomers.named = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            newcomers.days.put(state.getLong(), Day.readFrom(state));
        }
        int flags = state.getInt();
        for (int i = 0; i < flags; i++) {
            newcomers.flagged.add(state.getLong());
        }
        return newcomers;
    }

    /**
     * What was learned of a day.
     *
     * @param squares sum of the squared standardised strays of its hours
     */
    private record Day(long first, long named, long hours, double squares) {

        /** One vote of each kind keeps it from 0 and 1. */
        double share() {
            return (first + 1.0) / (named + 2.0);
        }

        double overdispersion() {
            return Math.max(1, squares / Math.max(1, hours));
        }

        Day plus(Day other) {
            return new Day(
                    first + other.first,
                    named + other.named,
                    hours + other.hours,
                    squares + other.squares);
        }

        void writeTo(StateWriter state) {
            state.putLong(first).putLong(named).putLong(hours).putDouble(squares);
        }

        static Day readFrom(StateReader state) {
            return new Day(state.getLong(), state.getLong(), state.getLong(), state.getDouble());
        }
    }
}
