package io.bellwether.detection;

/**
 * The newest hours, as many as it takes to know their level well enough. Its standard error follows
 * the topics from hour to hour: neighbouring hours share most of a topic's push.
 */
final class Recent {

    private static final int LEAST_HOURS = 6;
    private static final int LEAST_VOTES = 12;
    private static final long LONGEST_HOURS = 56 * Hours.DAY;

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

    /** Goes back from {@code now} until the standard error is no greater than {@code doubt}. */
    static Recent of(HourLog log, long now, Noise noise, double doubt) {
        Recent recent = new Recent();
        recent.oldest = now;
        int row = log.size() - 1;
        while (row >= 0 && log.hour(row) >= now - LONGEST_HOURS && !recent.isSure) {
            recent.add(log, row, noise);
            recent.isSure =
                    recent.hours >= LEAST_HOURS
                            && recent.votes >= LEAST_VOTES
                            && recent.standardError() <= doubt;
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
                weight * weight * ofVotes + noise.topicVariance() * weight * (weight + 2 * push);
        push += weight;
        oldest = log.hour(row);
        hours++;
        votes += count;
        levels += count * log.mean(row);
        expectations += count * log.expected(row);
        weights += weight;
        deviations += weight * (log.mean(row) - log.expected(row));
    }

    /** Of {@link #above()}. */
    double standardError() {
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

    /** The first of the hours. */
    long since() {
        return oldest;
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
