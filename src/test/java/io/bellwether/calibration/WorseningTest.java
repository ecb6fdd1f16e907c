package io.bellwether.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WorseningTest {

    @Test
    void starsStayStarsAndTheirMeanFallsByTheSize() {
        double[] stars = new double[2000];
        for (int i = 0; i < stars.length; i++) {
            stars[i] = i % 5 == 0 ? 0 : i % 5 == 1 ? .75 : 1;
        }
        double[] worse = worsened(stars, .2);
        assertThat(Moments.mean(stars) - Moments.mean(worse)).isEqualTo(.2, within(.02));
        for (int i = 0; i < worse.length; i++) {
            assertThat(worse[i]).isIn(0.0, .75, 1.0).isLessThanOrEqualTo(stars[i]);
        }
    }

    @Test
    void levelsMoveAlongTheirDistributionAndStayInTheirRange() {
        Random random = new Random(1);
        double[] levels = random.doubles(3000).toArray();
        double[] worse = worsened(levels, .1);
        assertThat(Moments.mean(levels) - Moments.mean(worse)).isEqualTo(.1, within(.005));
        for (double level : worse) {
            assertThat(level).isBetween(0.0, 1.0);
        }
    }

    @Test
    void thereIsNoWorseningBelowTheWorst() {
        assertThat(Worsening.of(new double[] {0, 0, .3, .3}, .2)).isEmpty();
        assertThat(Worsening.of(new double[] {0, 0, 1, 1}, .2)).isPresent();
        assertThat(Worsening.of(new double[] {}, .2)).isEmpty();
    }

    private static double[] worsened(double[] values, double size) {
        Worsening worsening = Worsening.of(values, size).orElseThrow();
        Random random = new Random(2);
        double[] worse = new double[values.length];
        for (int i = 0; i < worse.length; i++) {
            worse[i] = worsening.worsened(values[i], random);
        }
        return worse;
    }
}
