package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecentTest {

    private static final Noise NOISE = new Noise(.08, 0, .0009, .8, .0081);

    @Test
    void theStandardErrorCountsEveryPairOfHours() {
        int[] hours = {0, 1, 2, 5, 9, 10, 12};
        int[] votes = {3, 8, 1, 20, 5, 5, 9};
        LogOf log = new LogOf();
        for (int i = 0; i < hours.length; i++) {
            log.hour(hours[i], votes[i], .5, .6);
        }

        Recent recent = Recent.of(log.log(), 13, NOISE, 0);

        double variance = 0;
        double weights = 0;
        for (int i = 0; i < hours.length; i++) {
            double weight = 1 / (.0009 + .08 / votes[i]);
            weights += weight;
            for (int j = 0; j < hours.length; j++) {
                double other = 1 / (.0009 + .08 / votes[j]);
                double covariance = .0009 * Math.pow(.8, Math.abs(hours[i] - hours[j]));
                covariance += i == j ? .08 / votes[i] : 0;
                variance += weight * other * covariance;
            }
        }
        assertThat(recent.standardError()).isCloseTo(Math.sqrt(variance) / weights, within(1e-12));
        assertThat(recent.above()).isCloseTo(-.1, within(1e-12));
        assertThat(recent.isSure()).isFalse();
    }

    @Test
    void itTakesSixHoursAndTwelveVotesAtLeast() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 20; hour++) {
            log.hour(hour, hour < 17 ? 1 : 100, hour < 14 ? 0 : .6, .6);
        }

        Recent recent = Recent.of(log.log(), 20, NOISE, 1);

        assertThat(recent.isSure()).isTrue();
        assertThat(recent.above()).isCloseTo(0, within(1e-12));
    }

    @Test
    void votesOlderThanEightWeeksSayNothing() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 20; hour++) {
            log.hour(hour, 50, .6, .6);
        }

        assertThat(Recent.of(log.log(), 20 + 56 * 24, NOISE, 1).isSure()).isFalse();
    }
}
