package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Vote;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SurrogatesTest {

    private static final int DAYS = 84;
    private static final int DRAWS = 12;

    @Test
    void momentsAndVotesStayTheSameAndOnlyTheirPairingChanges() {
        List<Vote> votes = Moods.texts(1, DAYS, 6, Moods.topics(2, DAYS));
        List<Vote> drawn = surrogates(votes, List.of()).draw(0);
        assertThat(drawn)
                .extracting(Vote::eventTime)
                .isEqualTo(votes.stream().map(Vote::eventTime).toList());
        assertThat(sorted(drawn)).isEqualTo(sorted(votes));
        assertThat(drawn).isNotEqualTo(votes);
    }

    @Test
    void momentsOfStarsWithoutAScoredTextGetSuchVotes() {
        List<Vote> votes = Moods.foreign(3, Moods.stars(1, 30, 4, hour -> .6));
        List<Vote> drawn = surrogates(votes, List.of()).draw(0);
        assertThat(drawn).isNotEqualTo(votes);
        assertThat(drawn)
                .extracting(vote -> vote.text().isPresent())
                .isEqualTo(votes.stream().map(vote -> vote.text().isPresent()).toList());
        assertThat(drawn).allMatch(vote -> vote.rating().isPresent());
    }

    @Test
    void sameNumberGivesTheSameVotesAndAnotherNumberOthers() {
        List<Vote> votes = Moods.stars(1, 30, 4, hour -> .6);
        Surrogates surrogates = surrogates(votes, List.of());
        assertThat(surrogates.draw(3)).isEqualTo(surrogates.draw(3));
        assertThat(surrogates.draw(4)).isNotEqualTo(surrogates.draw(3));
    }

    @Test
    void topicsPushAsHardAndAsLongAsBefore() {
        List<Vote> votes = Moods.texts(3, DAYS, 20, Moods.topics(4, DAYS));
        double[] expected = covariances(votes, SurrogatesTest::text);
        double[] found = meanCovariances(votes, SurrogatesTest::text);
        assertThat(expected[1]).isBetween(.002, .005);
        for (int lag = 1; lag < 12; lag++) {
            assertThat(found[lag]).isEqualTo(expected[lag], within(.0006));
        }
        assertThat(found[0]).isEqualTo(expected[0], within(.0008));
    }

    @Test
    void topicsPushTwoPointStarsAsHardAsBefore() {
        List<Vote> votes = Moods.stars(5, DAYS, 20, Moods.topics(6, DAYS));
        double[] expected = covariances(votes, SurrogatesTest::stars);
        double[] found = meanCovariances(votes, SurrogatesTest::stars);
        assertThat(expected[1]).isGreaterThan(.002);
        assertThat(found[1]).isEqualTo(expected[1], within(.0008));
        assertThat(found[6]).isEqualTo(expected[6], within(.0008));
    }

    @Test
    void votesOfNoCommonMoodGetNone() {
        List<Vote> votes = Moods.texts(7, DAYS, 5, hour -> .5);
        double[] found = meanCovariances(votes, SurrogatesTest::text);
        assertThat(found[1]).isEqualTo(0, within(.0005));
    }

    @Test
    void wanderOfAQuietAssetIsKeptInStrength() {
        Moods.Course wander = hour -> .5 + .12 * StrictMath.sin(hour / 24.0 / 9);
        List<Vote> votes = Moods.texts(8, 200, .25, wander);
        double expected = varianceOfWeeks(votes);
        double found = 0;
        Surrogates surrogates = surrogates(votes, List.of());
        for (int i = 0; i < DRAWS; i++) {
            found += varianceOfWeeks(surrogates.draw(i)) / DRAWS;
        }
        assertThat(expected).isGreaterThan(.006);
        assertThat(found).isBetween(.6 * expected, 1.4 * expected);
    }

    @Test
    void dailyRhythmStaysWhereItWas() {
        Moods.Course rhythm = hour -> .55 + (hour % 24 < 8 ? -.1 : .05);
        List<Vote> votes = Moods.texts(9, DAYS, 6, rhythm);
        List<Vote> drawn = surrogates(votes, List.of()).draw(1);
        assertThat(mean(drawn, vote -> hour(vote) % 24 < 8)).isEqualTo(.45, within(.03));
        assertThat(mean(drawn, vote -> hour(vote) % 24 >= 8)).isEqualTo(.6, within(.03));
    }

    @Test
    void courseOfAPlantedDropIsGone() {
        Moods.Course drop = hour -> hour / 24 >= 40 && hour / 24 < 60 ? .3 : .55;
        List<Vote> votes = Moods.texts(10, DAYS, 6, drop);
        Instant from = Moods.START.plus(Duration.ofDays(40));
        Stretch crisis = new Stretch(from, from.plus(Duration.ofDays(20)));
        assertThat(mean(votes, vote -> crisis.contains(vote.eventTime()))).isLessThan(.32);
        Surrogates surrogates = surrogates(votes, List.of(crisis));
        for (int i = 0; i < DRAWS; i++) {
            List<Vote> drawn = surrogates.draw(i);
            assertThat(mean(drawn, vote -> crisis.contains(vote.eventTime())))
                    .isEqualTo(.55, within(.02));
            assertThat(mean(drawn, vote -> true)).isEqualTo(.55, within(.01));
        }
    }

    private static Surrogates surrogates(List<Vote> votes, List<Stretch> crises) {
        return new Surrogates(votes, crises, ZoneOffset.UTC, 77);
    }

    private static double[] meanCovariances(List<Vote> votes, ToDoubleFunction<Vote> level) {
        double[] sum = new double[12];
        Surrogates surrogates = surrogates(votes, List.of());
        for (int i = 0; i < DRAWS; i++) {
            double[] one = covariances(surrogates.draw(i), level);
            for (int lag = 0; lag < sum.length; lag++) {
                sum[lag] += one[lag] / DRAWS;
            }
        }
        return sum;
    }

    /** Of the means of hours, for lags of 0 to 11 hours. */
    private static double[] covariances(List<Vote> votes, ToDoubleFunction<Vote> level) {
        int hours = hour(votes.getLast()) + 1;
        double[] sums = new double[hours];
        int[] counts = new int[hours];
        double mean = votes.stream().mapToDouble(level).average().orElseThrow();
        for (Vote vote : votes) {
            sums[hour(vote)] += level.applyAsDouble(vote) - mean;
            counts[hour(vote)]++;
        }
        double[] covariances = new double[12];
        for (int lag = 0; lag < covariances.length; lag++) {
            int pairs = 0;
            for (int i = lag; i < hours; i++) {
                if (counts[i] > 0 && counts[i - lag] > 0) {
                    covariances[lag] += sums[i] / counts[i] * sums[i - lag] / counts[i - lag];
                    pairs++;
                }
            }
            covariances[lag] /= pairs;
        }
        return covariances;
    }

    private static double varianceOfWeeks(List<Vote> votes) {
        List<Double> means = new ArrayList<>();
        for (int week = 0; week < 28; week++) {
            int which = week;
            means.add(mean(votes, vote -> hour(vote) / 168 == which));
        }
        return Moments.variance(means.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double mean(List<Vote> votes, java.util.function.Predicate<Vote> which) {
        return votes.stream()
                .filter(which)
                .mapToDouble(SurrogatesTest::text)
                .average()
                .orElseThrow();
    }

    private static List<Double> sorted(List<Vote> votes) {
        return votes.stream().map(SurrogatesTest::text).sorted().toList();
    }

    private static double text(Vote vote) {
        return vote.text().orElseThrow();
    }

    private static double stars(Vote vote) {
        return vote.rating().orElseThrow();
    }

    private static int hour(Vote vote) {
        return (int) Duration.between(Moods.START, vote.eventTime()).toHours();
    }
}
