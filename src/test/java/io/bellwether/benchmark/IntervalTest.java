package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the tables of Garwood (1936) and Student (1908), as textbooks print them. */
class IntervalTest {

    @Test
    void noEventStillAllowsUpToThreePointSeven() {
        assertThat(Interval.ofRate(0, 1)).isEqualTo(new Interval(0, Interval.ofRate(0, 1).high()));
        assertThat(Interval.ofRate(0, 1).high()).isCloseTo(3.689, within(.001));
    }

    @Test
    void countsHaveTheirTabulatedIntervals() {
        assertInterval(Interval.ofRate(1, 1), .0253, 5.572);
        assertInterval(Interval.ofRate(5, 1), 1.623, 11.668);
        assertInterval(Interval.ofRate(10, 1), 4.795, 18.390);
        assertInterval(Interval.ofRate(50, 1), 37.11, 65.92);
    }

    @Test
    void ratesAreCountsByYears() {
        assertInterval(Interval.ofRate(10, 5), .959, 3.678);
    }

    @Test
    void meansHaveTheIntervalOfStudent() {
        assertInterval(Interval.ofMean(new double[] {1, 2, 3}), -.484, 4.484);
    }

    @Test
    void oneValueSaysNothing() {
        assertThat(Interval.ofMean(new double[] {3}).high()).isInfinite();
    }

    @Test
    void anIntervalDoesNotEndBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(.005));
        assertThat(interval.high()).isCloseTo(high, within(.005));
    }
}
