package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final int DRAWS = 200_000;

    private final Chance chance = Chance.of(1, "test");

    @Test
    void bellsHaveMeanZeroAndVarianceOne() {
        Moments bells = Moments.of(chance::bell);
        assertThat(bells.mean()).isCloseTo(0, within(.01));
        assertThat(bells.variance()).isCloseTo(1, within(.02));
    }

    @Test
    void smallPoissonCountsHaveTheirMeanAsVariance() {
        Moments counts = Moments.of(() -> chance.poisson(.3));
        assertThat(counts.mean()).isCloseTo(.3, within(.005));
        assertThat(counts.variance()).isCloseTo(.3, within(.01));
    }

    @Test
    void largePoissonCountsHaveTheirMeanAsVariance() {
        double[] counts = DoubleStream.generate(() -> chance.poisson(1200)).limit(5000).toArray();
        assertThat(Moments.of(counts).mean()).isCloseTo(1200, within(3.0));
        assertThat(Moments.of(counts).variance()).isCloseTo(1200, within(100.0));
    }

    @Test
    void betaNumbersHaveTheStatedMeanAndAThirdOfTheGreatestVariance() {
        Moments levels = Moments.of(() -> chance.beta(.62));
        assertThat(levels.mean()).isCloseTo(.62, within(.002));
        assertThat(levels.variance()).isCloseTo(.0785, within(.001));
    }

    @Test
    void betaNumbersNearTheEndOfTheScaleStayOnIt() {
        Moments levels = Moments.of(() -> chance.beta(.02));
        assertThat(levels.least()).isNotNegative();
        assertThat(levels.most()).isLessThanOrEqualTo(1);
        assertThat(levels.mean()).isCloseTo(.02, within(.001));
    }

    @Test
    void namesOfOneSeedGiveDifferentStreams() {
        assertThat(Chance.of(1, "one").unit()).isNotEqualTo(Chance.of(1, "other").unit());
    }

    private record Moments(double mean, double variance, double least, double most) {

        static Moments of(DoubleSupplier draw) {
            return of(DoubleStream.generate(draw).limit(DRAWS).toArray());
        }

        static Moments of(double[] values) {
            double mean = DoubleStream.of(values).average().orElseThrow();
            double variance =
                    DoubleStream.of(values)
                            .map(v -> (v - mean) * (v - mean))
                            .average()
                            .orElseThrow();
            double least = DoubleStream.of(values).min().orElseThrow();
            return new Moments(mean, variance, least, DoubleStream.of(values).max().orElseThrow());
        }
    }
}
