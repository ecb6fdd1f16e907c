package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * A degradation that was raised and is not over: what was said of it, who watches for its end, and
 * who watches for a further fall. Not safe for several threads.
 */
final class OpenAlert {

    /** The first estimate is taken at its worst moment: it may still be corrected downwards. */
    private static final long UNSETTLED_HOURS = 48;

    /** Changes of size below this part of it, or below .005, are not worth a word. */
    private static final double NEWS = .2;

    /** The same where the severity changes with the size. */
    private static final double NEWS_WITH_SEVERITY = .1;

    private static final double LEAST_NEWS = .005;

    private final long raisedIn;
    private long settledAt;
    private long onset;
    private double size;
    private Severity severity;
    private AllClear allClear;
    private Mixture furtherFall;

    private OpenAlert(
            long raisedIn,
            long settledAt,
            long onset,
            double size,
            Severity severity,
            AllClear allClear,
            Mixture furtherFall) {
        this.raisedIn = raisedIn;
        this.settledAt = settledAt;
        this.onset = onset;
        this.size = size;
        this.severity = severity;
        this.allClear = allClear;
        this.furtherFall = furtherFall;
    }

    /** Opens in hour {@code raisedIn}, which is not closed yet. */
    static OpenAlert raise(
            long raisedIn, Degradation found, Severity severity, HourLog log, Sensitivity sense) {
        return new OpenAlert(
                raisedIn,
                raisedIn + UNSETTLED_HOURS,
                found.onset(),
                found.size(),
                severity,
                AllClear.watch(found.size(), log, raisedIn + 1, raisedIn + 1, sense),
                sense.mixture());
    }

    /** Changes what is said of it; both watchers begin anew against the new size. */
    void revise(Degradation found, Severity newSeverity, long now, HourLog log, Sensitivity sense) {
        onset = found.onset();
        size = found.size();
        severity = newSeverity;
        allClear = AllClear.watch(size, log, raisedIn + 1, now, sense);
        furtherFall = sense.mixture();
    }

    /** Another scorer's figures. Only votes from hour {@code now} on can tell of its end. */
    void rescore(Degradation found, Severity same, long now, HourLog log, Sensitivity sense) {
        onset = found.onset();
        size = found.size();
        severity = same;
        allClear = AllClear.watch(size, log, now, now, sense);
        furtherFall = sense.mixture();
    }

    /** From here on the size is only corrected upwards. */
    void settle(long now) {
        settledAt = Math.min(settledAt, now);
    }

    boolean isSettled(long now) {
        return now >= settledAt;
    }

    /** Whether a new estimate is worth a word; once settled, only a greater one is. */
    boolean isNews(Degradation found, Severity newSeverity, long now) {
        double change = found.size() - size;
        if (found.size() <= 0 || (isSettled(now) && change <= 0)) {
            return false;
        }
        double least = newSeverity == severity ? NEWS : NEWS_WITH_SEVERITY;
        return Math.abs(change) >= Math.max(LEAST_NEWS, least * size);
    }

    /** Ends an hour with votes. The hour of the raise itself is no news to the watchers. */
    void close(long hour, int votes, double drop, Sensitivity sense) {
        if (hour > raisedIn) {
            allClear.close(hour, votes, -drop, sense.up());
            furtherFall.close(votes, drop - size, sense.down());
        }
    }

    /** How it ended, when it ended at the beginning of hour {@code now}. */
    Recovery recovery(HourLog log, long now, Sensitivity sense) {
        Recent recent = allClear.recent(log, now, sense, isSettled(now));
        long from = Math.max(onset, allClear.recoveryStart(now));
        return new Recovery(onset, from, recent.since(), recent.level(), recent.baseline());
    }

    void closeEmpty(boolean counts, Noise noise) {
        allClear.closeEmpty(noise);
        furtherFall.closeEmpty(counts, noise);
    }

    /** The hour of the raise. */
    long raisedIn() {
        return raisedIn;
    }

    long onset() {
        return onset;
    }

    double size() {
        return size;
    }

    Severity severity() {
        return severity;
    }

    AllClear allClear() {
        return allClear;
    }

    Mixture furtherFall() {
        return furtherFall;
    }

    void writeTo(StateWriter state) {
        state.putLong(raisedIn).putLong(settledAt).putLong(onset).putDouble(size);
        EnumState.write(severity, state);
        allClear.writeTo(state);
        furtherFall.writeTo(state);
    }

    static OpenAlert readFrom(StateReader state) {
        return new OpenAlert(
                state.getLong(),
                state.getLong(),
                state.getLong(),
                state.getDouble(),
                EnumState.read(Severity.values(), state),
                AllClear.readFrom(state),
                Mixture.readFrom(state));
    }
}
