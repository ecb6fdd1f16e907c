package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopicFitTest {

    private static final double VOTE_VARIANCE = .08;
    private static final int VOTES = 20;

    @Test
    void topicsThatPushForHoursAreFound() {
        TopicFit fit = fit(.05, .8, 2000);

        assertThat(Math.sqrt(fit.variance())).isCloseTo(.05, within(.008));
        assertThat(fit.correlation()).isBetween(.7, .88);
    }

    @Test
    void withoutTopicsTheLeastVarianceHolds() {
        assertThat(fit(0, .8, 2000).variance()).isCloseTo(.0001, within(1e-9));
    }

    @Test
    void withoutDataTopicsAreOrdinary() {
        TopicFit fit = TopicFit.of(new LogOf().sample(), new double[0], new double[0], .08);

        assertThat(fit.variance()).isCloseTo(.0009, within(1e-12));
        // Weights exp(-((phi - .75) / .15)^2 / 2) of (1 + phi) / (1 - phi) at the six correlations.
        assertThat(fit.longRunVariance()).isCloseTo(10.895 * .0009, within(1e-6));
        assertThat(fit.correlation()).isEqualTo(.7);
    }

    @Test
    void oneWildHourMakesNoGreatTopics() {
        LogOf log = new LogOf().learned(0, VOTES, 1).learned(1, VOTES, 1);

        TopicFit fit = TopicFit.of(log.sample(), new double[] {9, 9}, new double[] {200, 200}, .08);

        assertThat(fit.variance()).isCloseTo(.01, within(1e-12));
    }

    private static TopicFit fit(double sd, double correlation, int hours) {
        SplittableRandom random = new SplittableRandom(7);
        LogOf log = new LogOf();
        double[] residual = new double[hours];
        double topic = 0;
        double noise = Math.sqrt(VOTE_VARIANCE / VOTES);
        for (int hour = 0; hour < hours; hour++) {
            double fresh = sd * Math.sqrt(1 - correlation * correlation);
            topic = correlation * topic + fresh * random.nextGaussian();
            residual[hour] = topic + noise * random.nextGaussian();
            log.learned(hour, VOTES, .6);
        }
        double[] weight = new double[hours];
        Arrays.fill(weight, 1 / (.0009 + VOTE_VARIANCE / VOTES));
        return TopicFit.of(log.sample(), residual, weight, VOTE_VARIANCE);
    }
}
