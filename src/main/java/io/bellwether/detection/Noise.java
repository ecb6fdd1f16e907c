package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * What makes an hour's mean stray from what is expected while nothing is wrong.
 *
 * @param voteVariance variance of one vote
 * @param skewness third central moment of (expected - vote): positive when bad votes are few and
 *     far out
 * @param topicVariance stationary variance of the topics' push
 * @param topicCorrelation of that push from one hour to the next, in (0, 1)
 * @param longRunVariance variance of a sum of hours over their number, votes apart
 */
record Noise(
        double voteVariance,
        double skewness,
        double topicVariance,
        double topicCorrelation,
        double longRunVariance) {

    /** Joins what hours say of topics and what days say of strays: the greater noise holds. */
    static Noise of(double voteVariance, double skewness, TopicFit topics, DayModel days) {
        double correlation = topics.correlation();
        double persistence = TopicFit.persistence(correlation);
        double longRun = Math.max(topics.longRunVariance(), days.longRunVariance());
        return new Noise(voteVariance, skewness, longRun / persistence, correlation, longRun);
    }

    /** Variance of the mean of {@code votes} votes of one hour, as one of many hours in a sum. */
    double hourVariance(int votes) {
        return longRunVariance + voteVariance / votes;
    }

    void writeTo(StateWriter state) {
        state.putDouble(voteVariance).putDouble(skewness).putDouble(topicVariance);
        state.putDouble(topicCorrelation).putDouble(longRunVariance);
    }

    static Noise readFrom(StateReader state) {
        return new Noise(
                state.getDouble(),
                state.getDouble(),
                state.getDouble(),
                state.getDouble(),
                state.getDouble());
    }
}
