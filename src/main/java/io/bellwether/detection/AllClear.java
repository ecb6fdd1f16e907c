package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * Decides when a degradation is over. Two things must hold: a {@link Mixture} that bets on a rise
 * above "still at .7 of the drop" has gathered its threshold, and the recent level is back to
 * within a quarter of the drop. The first alone would clear half a recovery, the second alone a
 * lull. Not safe for several threads.
 */
final class AllClear {

    private static final double STILL_DOWN = .7;
    private static final double[] BETS = {.5, 1, 1.5};
    private static final double BACK_WITHIN = .25;
    private static final double GREATEST_DOUBT_AT_FIRST = .2;
    private static final double GREATEST_DOUBT = .25;

    private final double size;
    private final Mixture rise;
    private final Excursion excursion;

    private AllClear(double size, Mixture rise, Excursion excursion) {
        this.size = size;
        this.rise = rise;
        this.excursion = excursion;
    }

    /**
     * Watches for the end of a drop of {@code size}, and takes in the hours from {@code from} on
     * that are closed already.
     */
    static AllClear watch(double size, HourLog log, long from, long now, Sensitivity sense) {
        Odds odds = sense.up();
        double[] bets = new double[BETS.length];
        for (int k = 0; k < bets.length; k++) {
            bets[k] = BETS[k] * STILL_DOWN * size;
        }
        AllClear watch =
                new AllClear(
                        size,
                        Mixture.of(bets, odds.noise(), sense.votesPerHour()),
                        new Excursion(bets.length));
        int row = log.firstFrom(from);
        for (long hour = from; hour < now; hour++) {
            if (row < log.size() && log.hour(row) == hour) {
                watch.close(hour, log.votes(row), log.mean(row) - log.expected(row), odds);
                row++;
            } else {
                watch.closeEmpty(odds.noise());
            }
        }
        return watch;
    }

    /** An hour with votes ended, whose mean lies {@code above} what was expected. */
    void close(long hour, int votes, double above, Odds odds) {
        rise.close(votes, above + STILL_DOWN * size, odds);
        excursion.add(hour, rise.lastSteps());
    }

    /** Time without votes is no evidence of recovery: M does not grow by it. */
    void closeEmpty(Noise noise) {
        rise.closeEmpty(false, noise);
    }

    /**
     * Whether the drop is over at the beginning of hour {@code now}.
     *
     * @param isSettled whether its size is past its first, unsure days
     */
    boolean isOver(HourLog log, long now, Sensitivity sense, boolean isSettled) {
        if (rise.evidence() < sense.settings().allClearConfidenceHours()) {
            return false;
        }
        Recent recent = recent(log, now, sense, isSettled);
        return recent.isSure() && recent.above() >= -BACK_WITHIN * size;
    }

    /** The recent level, as far back as it takes to tell it from the drop. */
    Recent recent(HourLog log, long now, Sensitivity sense, boolean isSettled) {
        double doubt = isSettled ? GREATEST_DOUBT : GREATEST_DOUBT_AT_FIRST;
        return Recent.of(log, now, sense.noise(), doubt * size);
    }

    /**
     * The hour in which the recovery seems to have begun; {@code now} when nothing points to one.
     */
    long recoveryStart(long now) {
        return excursion.height() > 0 ? excursion.start() : now;
    }

    void writeTo(StateWriter state) {
        state.putDouble(size);
        rise.writeTo(state);
        excursion.writeTo(state);
    }

    static AllClear readFrom(StateReader state) {
        return new AllClear(state.getDouble(), Mixture.readFrom(state), Excursion.readFrom(state));
    }
}
