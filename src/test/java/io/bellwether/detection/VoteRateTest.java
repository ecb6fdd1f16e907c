package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoteRateTest {

    private static final long MONDAY = 4 * 24;
    private static final long FOUR_WEEKS = 28 * 24;

    @Test
    void quietWeekendsAreExpected() {
        VoteRate rate = rateOf(weekdaysOnly(), new Silence());

        assertThat(rate.perHour()).isCloseTo(10 * 5 / 7.0, within(1e-9));
        assertThat(rate.at(5)).isCloseTo(10, within(.2));
        assertThat(rate.at(24 + 5)).isLessThan(1);
        assertThat(rate.overdispersion()).isCloseTo(1, within(.05));
    }

    @Test
    void surgesShowAsOverdispersion() {
        LogOf log = new LogOf();
        for (long hour = 0; hour < FOUR_WEEKS; hour++) {
            log.hour(MONDAY + hour, hour % 50 == 0 ? 100 : 10, .6, .6);
        }

        // Variance of about 160 over a mean of about 12.
        assertThat(rateOf(log, new Silence()).overdispersion()).isBetween(10.0, 15.0);
    }

    @Test
    void aGapDoesNotLowerTheRate() {
        LogOf log = new LogOf();
        for (long hour = 0; hour < FOUR_WEEKS / 2; hour++) {
            log.hour(MONDAY + hour, 10, .6, .6);
        }
        Silence gap = new Silence();
        for (long hour = FOUR_WEEKS / 2; hour < FOUR_WEEKS; hour++) {
            gap.addEmpty(MONDAY + hour, 10, 90);
        }

        assertThat(rateOf(log, gap).perHour()).isCloseTo(10, within(1e-9));
    }

    private static LogOf weekdaysOnly() {
        LogOf log = new LogOf();
        for (long hour = 0; hour < FOUR_WEEKS; hour++) {
            if (hour % 168 < 120) {
                log.hour(MONDAY + hour, 10, .6, .6);
            }
        }
        return log;
    }

    private static VoteRate rateOf(LogOf log, Silence gap) {
        return VoteRate.of(
                log.log(),
                LocalCalendar.utc(),
                MONDAY,
                MONDAY + FOUR_WEEKS,
                gap,
                VoteRate.unknown());
    }
}
