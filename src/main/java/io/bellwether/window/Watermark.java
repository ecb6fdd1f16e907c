package io.bellwether.window;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an asset's event time is known to be complete: the least time over its source partitions,
 * less the allowed lateness. It never goes back.
 *
 * <p>A partition's time is the newest event time that came from it. One that is read to its end
 * says so in a heartbeat, and then has the time of the asset's event clock at that moment: the
 * newest event time E that had been journalled by then, plus the wall time since. A live stream has
 * E close to the wall clock, so this is the wall clock; when history is being imported, it is
 * history's clock, and an idle partition does not push the asset into the present, where all that
 * history would be late. Wall time enters through heartbeats and the journal's own write times
 * only.
 *
 * <p>Not safe for several threads.
 */
public final class Watermark {

    /**
     * Write times are kept by the second, for as many seconds as may lie between two heartbeats.
     */
    private static final int CLOCK_STEPS = 4096;

    private final TreeMap<String, Source> sources = new TreeMap<>();
    private final ArrayDeque<Step> clock = new ArrayDeque<>();
    private Duration lateness;
    private Instant value = Instant.MIN;
    private Instant newest = Instant.MIN;

    public Watermark(Duration lateness) {
        this.lateness = lateness;
    }

    /** The allowed lateness from here on; the watermark itself does not go back. */
    public void changeLateness(Duration changed) {
        lateness = changed;
        advance();
    }

    /** The watermark; {@link Instant#MIN} before anything is known. Feedback before it is late. */
    public Instant value() {
        return value;
    }

    /** The newest event time seen; {@link Instant#MIN} before the first record. */
    public Instant newest() {
        return newest;
    }

    /** A record came from {@code partition} and was journalled at {@code writtenAt}. */
    public void record(String partition, Instant eventTime, Instant writtenAt) {
        Source source = sources.get(partition);
        if (source == null) {
            source = new Source(eventTime);
            sources.put(partition, source);
        }
        source.record(eventTime);
        if (eventTime.isAfter(newest)) {
            newest = eventTime;
            tick(writtenAt);
        }
        advance();
    }

    /**
     * The asset has exactly the partitions {@code all}, and {@code idle} of them had nothing unread
     * at {@code at}.
     */
    public void heartbeat(Instant at, SortedSet<String> all, SortedSet<String> idle) {
        sources.keySet().retainAll(all);
        for (String partition : all) {
            sources.putIfAbsent(partition, new Source(Instant.MIN));
        }
        Instant eventClock = eventClockAt(at);
        if (eventClock != null) {
            for (String partition : idle) {
                Source source = sources.get(partition);
                if (source != null) {
                    source.idleUntil = eventClock;
                }
            }
        }
        advance();
    }

    /** Everything before {@code time} is given up waiting for. */
    public void force(Instant time) {
        if (time.isAfter(value)) {
            value = time;
        }
    }

    private void tick(Instant writtenAt) {
        Step last = clock.peekLast();
        if (last != null && !writtenAt.isAfter(last.writtenAt.plusSeconds(1))) {
            last.eventTime = newest;
            return;
        }
        clock.addLast(new Step(writtenAt, newest));
        if (clock.size() > CLOCK_STEPS) {
            clock.removeFirst();
        }
    }

    /** The event clock at wall time {@code at}; null when nothing had been journalled by then. */
    private @Nullable Instant eventClockAt(Instant at) {
        Step known = null;
        while (!clock.isEmpty() && !clock.getFirst().writtenAt.plusSeconds(1).isAfter(at)) {
            known = clock.removeFirst();
        }
        if (known == null) {
            return null;
        }
        clock.addFirst(known);
        return known.eventTime.plus(Duration.between(known.writtenAt, at));
    }

    private void advance() {
        Instant least = null;
        for (Source source : sources.values()) {
            Instant time = source.time();
            if (least == null || time.isBefore(least)) {
                least = time;
            }
        }
        if (least != null && least.isAfter(Instant.MIN)) {
            force(least.minus(lateness));
        }
    }

    /** Writes everything but the lateness. */
    public void writeTo(StateWriter state) {
        state.putInstant(value);
        state.putInstant(newest);
        state.putInt(sources.size());
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            state.putString(entry.getKey());
            state.putInstant(entry.getValue().newest);
            Instant idleUntil = entry.getValue().idleUntil;
            state.putInstant(idleUntil == null ? Instant.MIN : idleUntil);
        }
        state.putInt(clock.size());
        for (Step step : clock) {
            state.putInstant(step.writtenAt);
            state.putInstant(step.eventTime);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Watermark restore(Duration lateness, StateReader state) {
        Watermark watermark = new Watermark(lateness);
        watermark.value = state.getInstant();
        watermark.newest = state.getInstant();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            String name = state.getString();
            Instant newest = state.getInstant();
            Instant idle = state.getInstant();
            Source source = new Source(newest);
            source.idleUntil = idle.equals(Instant.MIN) ? null : idle;
            watermark.sources.put(name, source);
        }
        int steps = state.getInt();
        for (int i = 0; i < steps; i++) {
            watermark.clock.addLast(new Step(state.getInstant(), state.getInstant()));
        }
        return watermark;
    }

    /** What is known of one partition. Changed in place, since every record does so. */
    private static final class Source {

        /** Newest event time of the partition's records. */
        private Instant newest;

        /**
         * The asset's event clock when the partition was last found at its end; null once a record
         * came after that.
         */
        private @Nullable Instant idleUntil;

        Source(Instant newest) {
            this.newest = newest;
        }

        void record(Instant eventTime) {
            idleUntil = null;
            if (newest.isBefore(eventTime)) {
                newest = eventTime;
            }
        }

        Instant time() {
            return idleUntil != null && idleUntil.isAfter(newest) ? idleUntil : newest;
        }
    }

    /** By {@code writtenAt}, give or take a second, the asset had reached {@code eventTime}. */
    private static final class Step {
        private final Instant writtenAt;
        private Instant eventTime;

        Step(Instant writtenAt, Instant eventTime) {
            this.writtenAt = writtenAt;
            this.eventTime = eventTime;
        }
    }
}
