package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * Counts the votes of the first weeks, in which nothing is judged. Not safe for several threads.
 */
final class Apprenticeship {

    private static final int LEAST_VOTES = 30;

    private boolean hasBegun;
    private long firstHour;
    private long votes;
    private double levels;

    /** The first vote came in {@code hour}. */
    void begin(long hour) {
        hasBegun = true;
        firstHour = hour;
    }

    boolean hasBegun() {
        return hasBegun;
    }

    /** The hour of the first vote; as many hours later as were skipped. */
    long firstHour() {
        return firstHour;
    }

    void add(double level) {
        votes++;
        levels += level;
    }

    /** Adds {@code amount} to every vote. */
    void shift(double amount) {
        levels += votes * amount;
    }

    /** Mean of all votes so far. */
    double mean() {
        return levels / votes;
    }

    /** Hours of {@code log} that were part of an alert teach nothing: their time does not count. */
    void skip(long from, long to, HourLog log) {
        long begin = Math.max(firstHour, from);
        if (begin >= to) {
            return;
        }
        for (int row = log.firstFrom(begin); row < log.firstFrom(to); row++) {
            votes -= log.votes(row);
            levels -= log.votes(row) * log.mean(row);
        }
        firstHour += to - begin;
    }

    /** Whether there is enough to learn from at the beginning of hour {@code now}. */
    boolean isOver(long now, int days) {
        return now - firstHour >= days * Hours.DAY && votes >= LEAST_VOTES;
    }

    void writeTo(StateWriter state) {
        state.putBoolean(hasBegun).putLong(firstHour).putLong(votes).putDouble(levels);
    }

    void readFrom(StateReader state) {
        hasBegun = state.getBoolean();
        firstHour = state.getLong();
        votes = state.getLong();
        levels = state.getDouble();
    }
}
