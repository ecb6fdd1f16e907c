package io.bellwether.monitor;

import io.bellwether.detection.Signal;
import io.bellwether.detection.Vote;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The copies of the last 90 days, by hour: what a mean would be if each of them counted. Hours
 * without copies take no room. Not safe for several threads.
 */
final class CopyLog {

    /** As far back as an onset can lie. */
    private static final long HOURS_KEPT = Duration.ofDays(90).toHours();

    private final TreeMap<Long, Copies> hours = new TreeMap<>();

    /** The hour of the last copy, and its copies; they are put beside the others when it ends. */
    private long lastHour = Long.MIN_VALUE;

    private Copies last = Copies.NONE;

    /** A copy that would have been {@code vote}. Copies come in the order of event time. */
    void add(Vote vote) {
        long hour = hourOf(vote.eventTime());
        if (hour != lastHour) {
            settle();
            hours.headMap(hour - HOURS_KEPT).clear();
            lastHour = hour;
        }
        last = last.plus(vote);
    }

    private void settle() {
        if (last.texts > 0 || last.stars > 0) {
            hours.put(lastHour, last);
        }
        last = Copies.NONE;
    }

    /** Copies of that signal in the hours from the one of {@code from} up to {@code to}. */
    Sum sum(Signal signal, Instant from, Instant to) {
        Copies all = Copies.NONE;
        for (Copies each : hours.subMap(hourOf(from), true, hourOf(to), true).values()) {
            all = all.plus(each);
        }
        if (lastHour >= hourOf(from) && lastHour <= hourOf(to)) {
            all = all.plus(last);
        }
        return switch (signal) {
            case TEXT -> new Sum(all.texts, all.textLevels);
            case RATING -> new Sum(all.stars, all.starLevels);
            // It does not say whose figures it has.
            case MIX -> new Sum(all.texts, Double.NaN);
        };
    }

    private static long hourOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }

    void writeTo(StateWriter state) {
        state.putLong(lastHour);
        write(last, state);
        state.putInt(hours.size());
        for (Map.Entry<Long, Copies> entry : hours.entrySet()) {
            state.putLong(entry.getKey());
            write(entry.getValue(), state);
        }
    }

    private static void write(Copies copies, StateWriter state) {
        state.putLong(copies.texts).putDouble(copies.textLevels);
        state.putLong(copies.stars).putDouble(copies.starLevels);
    }

    private static Copies read(StateReader state) {
        return new Copies(state.getLong(), state.getDouble(), state.getLong(), state.getDouble());
    }

    static CopyLog restore(StateReader state) {
        CopyLog log = new CopyLog();
        log.lastHour = state.getLong();
        log.last = read(state);
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            log.hours.put(state.getLong(), read(state));
        }
        return log;
    }

    /**
     * How many copies, and the sum of their levels.
     *
     * @param levels NaN where nobody knows
     */
    record Sum(long copies, double levels) {

        /** Mean of so many votes and of the copies; empty where nobody knows. */
        OptionalDouble levelWith(double level, long votes) {
            if (Double.isNaN(levels) || votes + copies == 0) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of((votes * level + levels) / (votes + copies));
        }

        /** Share of the copies in them and so many votes, in [0, 1]. */
        double shareWith(long votes) {
            return copies == 0 ? 0 : (double) copies / (votes + copies);
        }
    }

    private record Copies(long texts, double textLevels, long stars, double starLevels) {

        static final Copies NONE = new Copies(0, 0, 0, 0);

        Copies plus(Vote vote) {
            return new Copies(
                    texts + (vote.text().isPresent() ? 1 : 0),
                    textLevels + vote.text().orElse(0),
                    stars + (vote.rating().isPresent() ? 1 : 0),
                    starLevels + vote.rating().orElse(0));
        }

        Copies plus(Copies other) {
            return new Copies(
                    texts + other.texts,
                    textLevels + other.textLevels,
                    stars + other.stars,
                    starLevels + other.starLevels);
        }
    }
}
