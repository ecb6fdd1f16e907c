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
    private static final int LEAST_HOURS = 6;
    private static final int LEAST_VOTES = 12;
    private static final double LEAST_DOUBT = .2;
    private static final double LEAST_DOUBT_LATER = .25;
    private static final long LATER_HOURS = 48;
    private static final long LONGEST_HOURS = 56 * Hours.DAY;

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
    static AllClear watch(
            double size, HourLog log, long from, long now, Odds odds, double votesPerHour) {
        double[] bets = new double[BETS.length];
        for (int k = 0; k < bets.length; k++) {
            bets[k] = BETS[k] * STILL_DOWN * size;
        }
        AllClear watch =
                new AllClear(
                        size,
                        Mixture.of(bets, odds.noise(), votesPerHour),
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

    /** Whether the drop is over at the beginning of hour {@code now}. */
    boolean isOver(HourLog log, long now, Noise noise, double threshold) {
        if (rise.evidence() < threshold) {
            return false;
        }
        Recent recent = Recent.of(log, now, noise, size);
        return recent.isSure() && recent.above() >= -BACK_WITHIN * size;
    }

    /** The hour in which the recovery seems to have begun. */
    long recoveryStart() {
        return excursion.start();
    }

    void writeTo(StateWriter state) {
        state.putDouble(size);
        rise.writeTo(state);
        excursion.writeTo(state);
    }

    static AllClear readFrom(StateReader state) {
        return new AllClear(state.getDouble(), Mixture.readFrom(state), Excursion.readFrom(state));
    }

    /**
     * The newest hours, as many as it takes to know their level well enough. Its standard error
     * follows the topics from hour to hour: neighbouring hours share most of a topic's push.
     */
    static final class Recent {
        private int hours;
        private long votes;
        private double levels;
        private double expectations;
        private double weights;
        private double deviations;
        private double squaredError;
        private double push;
        private long oldest;
        private boolean isSure;

        static Recent of(HourLog log, long now, Noise noise, double size) {
            Recent recent = new Recent();
            recent.oldest = now;
            int row = log.size() - 1;
            while (row >= 0 && log.hour(row) >= now - LONGEST_HOURS && !recent.isSure) {
                recent.add(log, row, noise);
                double doubt = now - recent.oldest > LATER_HOURS ? LEAST_DOUBT_LATER : LEAST_DOUBT;
                recent.isSure =
                        recent.hours >= LEAST_HOURS
                                && recent.votes >= LEAST_VOTES
                                && recent.standardError() <= doubt * size;
                row--;
            }
            return recent;
        }

        private void add(HourLog log, int row, Noise noise) {
            int count = log.votes(row);
            double ofVotes = noise.voteVariance() / count;
            double weight = 1 / (noise.topicVariance() + ofVotes);
            // Sum of weights of the newer hours, each times its correlation with this one.
            push *= StrictMath.pow(noise.topicCorrelation(), (double) (oldest - log.hour(row)));
            squaredError +=
                    weight * weight * ofVotes
                            + noise.topicVariance() * weight * (weight + 2 * push);
            push += weight;
            oldest = log.hour(row);
            hours++;
            votes += count;
            levels += count * log.mean(row);
            expectations += count * log.expected(row);
            weights += weight;
            deviations += weight * (log.mean(row) - log.expected(row));
        }

        private double standardError() {
            return Math.sqrt(squaredError) / weights;
        }

        /** False when even 56 days do not suffice. */
        boolean isSure() {
            return isSure;
        }

        /** How far the weighted mean lies above what was expected. */
        double above() {
            return deviations / weights;
        }

        /** Mean of the votes. */
        double level() {
            return levels / votes;
        }

        /** What was expected of them. */
        double baseline() {
            return expectations / votes;
        }
    }
}
