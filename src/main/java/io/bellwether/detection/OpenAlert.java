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

    /** Changes of size below this part of it, or below .01, are not worth a word. */
    private static final double NEWS = .2;

    private static final double LEAST_NEWS = .01;

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
    static OpenAlert raise(long raisedIn, Degradation found, Severity severity, Watch watch) {
        return new OpenAlert(
                raisedIn,
                raisedIn + UNSETTLED_HOURS,
                found.onset(),
                found.size(),
                severity,
                watch.allClear(found.size(), raisedIn + 1, raisedIn + 1),
                watch.furtherFall());
    }

    /** Changes what is said of it; both watchers begin anew against the new size. */
    void revise(long newOnset, double newSize, Severity newSeverity, long now, Watch watch) {
        onset = newOnset;
        size = newSize;
        severity = newSeverity;
        allClear = watch.allClear(newSize, raisedIn + 1, now);
        furtherFall = watch.furtherFall();
    }

    /** From here on the size is only corrected upwards. */
    void settle(long now) {
        settledAt = Math.min(settledAt, now);
    }

    boolean isSettled(long now) {
        return now >= settledAt;
    }

    /** Whether a new estimate is worth a word. */
    boolean isNews(Degradation found, Severity newSeverity, long now) {
        double change = found.size() - size;
        boolean isLarge = Math.abs(change) >= Math.max(LEAST_NEWS, NEWS * size);
        if (isSettled(now)) {
            return change > 0 && (isLarge || newSeverity.compareTo(severity) > 0);
        }
        return isLarge || newSeverity != severity;
    }

    /** Ends an hour with votes. The hour of the raise itself is no news to the watchers. */
    void close(long hour, int votes, double drop, Odds down, Odds up) {
        if (hour > raisedIn) {
            allClear.close(hour, votes, -drop, up);
            furtherFall.close(votes, drop - size, down);
        }
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

    /** Makes watchers for the present noise. */
    interface Watch {
        AllClear allClear(double size, long from, long now);

        Mixture furtherFall();
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
