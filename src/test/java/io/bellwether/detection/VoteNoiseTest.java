package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoteNoiseTest {

    @Test
    void votesThatShareHoursAreComparedWithinThem() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 100; hour++) {
            log.learned(hour, 4, hour % 2);
        }

        // No variance within any hour: only the prior's 30 votes of .08 among 300 degrees.
        assertThat(VoteNoise.variance(log.sample())).isCloseTo(2.4 / 330, within(1e-12));
    }

    @Test
    void lonelyVotesAreComparedWithEachOther() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 100; hour++) {
            log.learned(hour, 1, hour % 2);
        }

        // They scatter more than the prior says, so that it is worth 4 votes of .08 only.
        assertThat(VoteNoise.variance(log.sample())).isCloseTo(25.32 / 103, within(1e-12));
    }

    @Test
    void rareBadVotesGiveAPositiveSkewness() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 100; hour++) {
            log.learned(hour, 1, hour % 5 == 0 ? 0 : 1);
        }
        DayRows days = new DayRows();
        days.replace(log.sample(), Season.none());
        double[] path = {.8, .8, .8, .8, .8};

        // 20 * .8^3 - 80 * .2^3 = 9.6, over 100 + 30 votes.
        assertThat(VoteNoise.skewness(log.sample(), Season.none(), days, path))
                .isCloseTo(9.6 / 130, within(1e-12));
    }

    @Test
    void theSkewnessWithinAnHourCountsToo() {
        VoteSum sum = new VoteSum();
        for (double level : new double[] {1, 1, 1, 1, 0}) {
            sum.add(level);
        }
        HourLog log = new HourLog();
        log.add(0, sum, .8);
        log.mark(0, 1, HourLog.Standing.LEARNED);
        Sample sample = Sample.of(log, LocalCalendar.utc(), 0);
        DayRows days = new DayRows();
        days.replace(sample, Season.none());

        // One at .8 below, four at .2 above: .512 - .032 = .48, over 5 + 30 votes.
        assertThat(VoteNoise.skewness(sample, Season.none(), days, new double[] {.8}))
                .isCloseTo(.48 / 35, within(1e-12));
    }
}
