package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayModelTest {

    private static final double VOTE_VARIANCE = .08;

    @Test
    void theFilterAgreesWithTheJointNormalDistribution() {
        double[] means = {.62, .58, .61, .6};
        int[] days = {0, 1, 4, 5};
        LogOf log = new LogOf();
        for (int i = 0; i < means.length; i++) {
            log.learned(24L * days[i], 10, means[i]);
        }
        DayRows rows = new DayRows();
        rows.replace(log.sample(), Season.none());
        LevelFilter filter = new LevelFilter(DayModel.of(.0004, .001, .5), VOTE_VARIANCE);

        filter.run(rows, Break.NEVER);

        // Cov(level at i, level at j) = .25 + .0004 * min(day); seen with strays of .001, half of
        // which is left a day later, and with .08 / 10.
        double[][] covariance = new double[4][4];
        double[] right = new double[4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                covariance[i][j] =
                        .25
                                + .0004 * Math.min(days[i], days[j])
                                + .001 * Math.pow(.5, Math.abs(days[i] - days[j]));
            }
            covariance[i][i] += .008;
            right[i] = means[i] - .6;
        }
        double[] solution = Cholesky.solve(covariance, right);
        double level = .6;
        for (int i = 0; i < 4; i++) {
            level += (.25 + .0004 * days[i]) * solution[i];
        }
        assertThat(filter.level()).isCloseTo(level, within(1e-12));
    }

    @Test
    void oneMadDayMovesTheLevelLittle() {
        LogOf calm = new LogOf();
        for (int day = 0; day < 30; day++) {
            calm.learned(24L * day, 100, .6);
        }
        calm.learned(24L * 30, 100, 0);
        DayRows rows = new DayRows();
        rows.replace(calm.sample(), Season.none());
        LevelFilter filter = new LevelFilter(DayModel.of(1e-6, 2.5e-4, 0), VOTE_VARIANCE);

        filter.run(rows, Break.NEVER);

        assertThat(filter.level()).isBetween(.59, .6);
    }

    @Test
    void anAcceptedBreakLetsTheLevelMoveAtOnce() {
        LogOf log = new LogOf();
        for (int day = 0; day < 30; day++) {
            log.learned(24L * day, 100, day < 28 ? .6 : .57);
        }
        DayRows rows = new DayRows();
        rows.replace(log.sample(), Season.none());
        LevelFilter bound = new LevelFilter(DayModel.of(1e-6, 2.5e-4, 0), VOTE_VARIANCE);
        LevelFilter free = new LevelFilter(DayModel.of(1e-6, 2.5e-4, 0), VOTE_VARIANCE);

        bound.run(rows, Break.NEVER);
        free.run(rows, new Break(28, .01));

        assertThat(bound.level()).isBetween(.59, .6);
        assertThat(free.level()).isBetween(.57, .575);
    }

    @Test
    void aWanderingLevelIsToldFromAStrayingDay() {
        DayModel wandering = DayModel.of(walk(.015, 0), VOTE_VARIANCE, Break.NEVER);
        DayModel straying = DayModel.of(walk(0, .05), VOTE_VARIANCE, Break.NEVER);

        assertThat(Math.sqrt(wandering.wander())).isBetween(.009, .015);
        assertThat(Math.sqrt(straying.wander())).isLessThan(.004);
        assertThat(Math.sqrt(straying.stray())).isCloseTo(.05, within(.015));
    }

    @Test
    void topicsOfSeveralDaysAddMoreToTheNoiseOfALongMean() {
        DayModel ofADay = DayModel.of(walk(0, .05), VOTE_VARIANCE, Break.NEVER);
        DayModel ofDays = DayModel.of(topics(.05, .65), VOTE_VARIANCE, Break.NEVER);

        assertThat(ofADay.longRunVariance()).isBetween(.04, .09);
        assertThat(ofDays.longRunVariance()).isBetween(.12, .5);
        assertThat(ofDays.persistence()).isPositive();
    }

    @Test
    void withoutRowsThePriorHolds() {
        DayModel model = DayModel.of(new DayRows(), VOTE_VARIANCE, Break.NEVER);

        assertThat(Math.sqrt(model.wander())).isBetween(.001, .004);
        assertThat(Math.sqrt(model.stray())).isBetween(.016, .035);
    }

    private static DayRows topics(double sd, double persistence) {
        SplittableRandom random = new SplittableRandom(12);
        LogOf log = new LogOf();
        double stray = 0;
        for (int day = 0; day < 150; day++) {
            double fresh = Math.sqrt(1 - persistence * persistence) * sd;
            stray = persistence * stray + fresh * random.nextGaussian();
            log.learned(24L * day, 1000, .6 + stray);
        }
        DayRows rows = new DayRows();
        rows.replace(log.sample(), Season.none());
        return rows;
    }

    private static DayRows walk(double step, double stray) {
        SplittableRandom random = new SplittableRandom(11);
        LogOf log = new LogOf();
        double level = .6;
        for (int day = 0; day < 150; day++) {
            level += step * random.nextGaussian();
            double noise = Math.sqrt(VOTE_VARIANCE / 1000) * random.nextGaussian();
            log.learned(24L * day, 1000, level + stray * random.nextGaussian() + noise);
        }
        DayRows rows = new DayRows();
        rows.replace(log.sample(), Season.none());
        return rows;
    }
}
