package io.bellwether.detection;

/** Variance and skewness of a single vote. */
final class VoteNoise {

    private static final double PRIOR_VARIANCE = .08;

    /** A few votes that scatter widely are believed soon: two-point votes do, three times. */
    private static final double PRIOR_VOTES_IF_LOUD = 4;

    /** Votes that scatter little are believed late, for that makes evidence grow. */
    private static final double PRIOR_VOTES = 30;

    private static final double LEAST_SHARE_OF_COMPANY = .3;

    private VoteNoise() {}

    /**
     * Variance of a vote: within hours where enough votes share one, else around the overall mean
     * (which also holds season and wander, and so errs to the safe side). The prior is worth 30
     * votes, or 4 where that gives more.
     */
    static double variance(Sample sample) {
        long votes = sample.totalVotes();
        long degrees = votes - sample.size;
        double within = 0;
        double sum = 0;
        for (int row = 0; row < sample.size; row++) {
            within += sample.squares[row];
            sum += sample.votes[row] * sample.mean[row];
        }
        if (degrees >= LEAST_SHARE_OF_COMPANY * votes) {
            return shrunk(within, degrees);
        }
        double mean = sum / votes;
        double between = 0;
        for (int row = 0; row < sample.size; row++) {
            double distance = sample.mean[row] - mean;
            between += sample.votes[row] * distance * distance;
        }
        return shrunk(within + between, votes - 1);
    }

    private static double shrunk(double squares, long degrees) {
        return Math.max(
                shrunk(squares, degrees, PRIOR_VOTES),
                shrunk(squares, degrees, PRIOR_VOTES_IF_LOUD));
    }

    private static double shrunk(double squares, long degrees, double priorVotes) {
        return (squares + PRIOR_VARIANCE * priorVotes) / (degrees + priorVotes);
    }

    /**
     * Third central moment of (expected - vote), shrunk towards 0 by 30 votes.
     *
     * @param path the level after each row of {@code days}
     */
    static double skewness(Sample sample, Season season, DayRows days, double[] path) {
        double sum = 0;
        int day = 0;
        for (int row = 0; row < sample.size; row++) {
            long today = Hours.day(sample.hour[row]);
            while (day < path.length - 1 && days.day(day) < today) {
                day++;
            }
            double drop = path[day] + season.at(sample.cell[row]) - sample.mean[row];
            sum +=
                    sample.votes[row] * drop * drop * drop
                            + 3 * drop * sample.squares[row]
                            - sample.cubes[row];
        }
        return sum / (sample.totalVotes() + PRIOR_VOTES);
    }
}
