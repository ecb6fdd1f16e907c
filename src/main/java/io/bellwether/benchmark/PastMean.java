package io.bellwether.benchmark;

/**
 * Mean and spread of the votes from 31 to 3 days ago, which is what a simple rule calls normal. It
 * changes at midnight only. Not safe for several threads.
 */
final class PastMean {

    private static final int OLDEST = 31;
    private static final int NEWEST = 4;
    private static final int LEAST_DAYS = 7;
    private static final long LEAST_VOTES = 10;
    private static final long DAY_SECONDS = 24 * 3600;

    private final long[] votes = new long[OLDEST + 1];
    private final double[] sums = new double[OLDEST + 1];
    private final double[] squares = new double[OLDEST + 1];
    private boolean hasBegun;
    private long firstDay;
    private long day;
    private boolean isKnown;
    private double mean;
    private double deviation;

    /** Takes a vote. {@link #mean()} does not depend on it yet. */
    void add(long epochSecond, double level) {
        goTo(Math.floorDiv(epochSecond, DAY_SECONDS));
        int slot = slot(day);
        votes[slot]++;
        sums[slot] += level;
        squares[slot] += level * level;
    }

    private void goTo(long today) {
        if (!hasBegun) {
            hasBegun = true;
            firstDay = today;
            day = today;
        }
        if (today == day) {
            return;
        }
        for (long empty = Math.max(day + 1, today - OLDEST); empty <= today; empty++) {
            votes[slot(empty)] = 0;
            sums[slot(empty)] = 0;
            squares[slot(empty)] = 0;
        }
        day = today;
        summarise();
    }

    private void summarise() {
        long count = 0;
        double sum = 0;
        double square = 0;
        for (int ago = NEWEST; ago <= OLDEST; ago++) {
            count += votes[slot(day - ago)];
            sum += sums[slot(day - ago)];
            square += squares[slot(day - ago)];
        }
        isKnown = day - firstDay >= NEWEST + LEAST_DAYS && count >= LEAST_VOTES;
        mean = sum / count;
        // Levels lie in [0, 1] and spread over most of it: the difference keeps its digits.
        deviation = Math.sqrt(Math.max(1e-6, square / count - mean * mean));
    }

    private static int slot(long day) {
        return Math.floorMod(day, OLDEST + 1);
    }

    /** Whether there was enough to tell. */
    boolean isKnown() {
        return isKnown;
    }

    /** In [0, 1], when it {@link #isKnown}. */
    double mean() {
        return mean;
    }

    /** Standard deviation of one vote, more than 0, when it {@link #isKnown}. */
    double deviation() {
        return deviation;
    }
}
