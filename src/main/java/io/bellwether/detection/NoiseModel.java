package io.bellwether.detection;

/**
 * What a detector has found out about one signal of its asset, in the units of the level, [0, 1].
 *
 * @param level the present normal, season apart
 * @param levelSd doubt about {@code level}, as a standard deviation
 * @param wanderSd standard deviation of the level's step from one day to the next
 * @param voteSd standard deviation of one vote
 * @param topicSd standard deviation of the topics' push on an hour
 * @param topicCorrelation of that push from one hour to the next
 * @param longRunVariance variance of the mean of many hours, times their number; votes apart
 * @param votesPerHour pace of the votes
 * @param isDayPrecise whether votes are stamped with days, not with hours
 * @param smallestBet the least drop that a month of such votes can prove
 * @param weight the signal's share of the asset's budget, in (0, 1]
 */
public record NoiseModel(
        double level,
        double levelSd,
        double wanderSd,
        double voteSd,
        double topicSd,
        double topicCorrelation,
        double longRunVariance,
        double votesPerHour,
        boolean isDayPrecise,
        double smallestBet,
        double weight) {

    NoiseModel withWeight(double other) {
        return new NoiseModel(
                level,
                levelSd,
                wanderSd,
                voteSd,
                topicSd,
                topicCorrelation,
                longRunVariance,
                votesPerHour,
                isDayPrecise,
                smallestBet,
                other);
    }
}
