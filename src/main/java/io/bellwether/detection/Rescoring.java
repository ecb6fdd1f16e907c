package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The votes of the last weeks as another scorer scores them, by hour. Not safe for several threads.
 */
public final class Rescoring {

    private final NavigableMap<Long, VoteSum> hours = new TreeMap<>();

    /**
     * Adds one vote.
     *
     * @param level in [0, 1], 1 is best
     */
    public void add(Instant eventTime, double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("level " + level + " is outside [0, 1]");
        }
        hours.computeIfAbsent(Hours.of(eventTime), hour -> new VoteSum()).add(level);
    }

    /** How the new scores lie to the old ones; null when no hour has both. */
    @Nullable Shift shift(HourLog log) {
        double votes = 0;
        double mean = 0;
        double squares = 0;
        double squaredVotes = 0;
        long since = Long.MAX_VALUE;
        for (int row = 0; row < log.size(); row++) {
            VoteSum sum = hours.get(log.hour(row));
            if (sum != null) {
                double weight = log.votes(row);
                double delta = sum.mean() - log.mean(row) - mean;
                votes += weight;
                mean += delta * weight / votes;
                squares += weight * delta * (sum.mean() - log.mean(row) - mean);
                squaredVotes += weight * weight;
                since = Math.min(since, log.hour(row));
            }
        }
        return votes == 0
                ? null
                : new Shift(since, mean, squares / votes * squaredVotes / (votes * votes));
    }

    /**
     * Puts the new scores in place of the old ones, hour by hour. Hours of which there are none are
     * moved; hours that had no old score stay unknown.
     */
    void replace(HourLog log, Shift shift) {
        for (int row = 0; row < log.size(); row++) {
            VoteSum sum = hours.get(log.hour(row));
            if (sum == null) {
                log.shift(row, shift.mean());
            } else {
                log.replace(row, sum);
            }
        }
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInt(hours.size());
        for (Map.Entry<Long, VoteSum> hour : hours.entrySet()) {
            state.putLong(hour.getKey());
            hour.getValue().writeTo(state);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Rescoring restore(StateReader state) {
        Rescoring scores = new Rescoring();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            long hour = state.getLong();
            VoteSum sum = new VoteSum();
            sum.readFrom(state);
            scores.hours.put(hour, sum);
        }
        return scores;
    }

    /**
     * How far new scores lie above old ones of the same hours.
     *
     * @param since the first of these hours
     * @param mean over the votes
     * @param variance of {@code mean}, by how much it differs from hour to hour
     */
    record Shift(long since, double mean, double variance) {}
}
