package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Held against the table of Garwood (1936). */
class PoissonIntervalTest {

    @Test
    void intervalsAreThoseOfTheTable() {
        assertInterval(0, 0, 3.689);
        assertInterval(1, .0253, 5.572);
        assertInterval(5, 1.623, 11.668);
        assertInterval(50, 37.11, 65.92);
    }

    @Test
    void largeCountsHaveTheIntervalOfTheNormalDistribution() {
        PoissonInterval interval = PoissonInterval.of(2000);
        assertThat(interval.low()).isEqualTo(1913, within(3.0));
        assertThat(interval.high()).isEqualTo(2090, within(3.0));
    }

    private static void assertInterval(long count, double low, double high) {
        PoissonInterval interval = PoissonInterval.of(count);
        assertThat(interval.low()).isEqualTo(low, within(.005));
        assertThat(interval.high()).isEqualTo(high, within(.005));
    }
}
