package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Degradation.OpenHour;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DegradationTest {

    private static final Noise NOISE = new Noise(.08, 0, .0009, .8, .008);

    /** Tries every onset, and adds up every hour from it. */
    @Property
    void theSweepFindsWhatTryingEveryOnsetFinds(
            @ForAll @NotEmpty @Size(max = 30) List<@DoubleRange(min = 0, max = 1) Double> means) {
        LogOf log = new LogOf();
        for (int hour = 0; hour < means.size(); hour++) {
            log.hour(hour, 1 + hour % 7, means.get(hour), .6);
        }
        long bestOnset = -1;
        double bestRatio = 0;
        double bestSize = 0;
        for (int onset = means.size() - 1; onset >= 0; onset--) {
            double precision = 0;
            double drops = 0;
            for (int hour = onset; hour < means.size(); hour++) {
                double variance = .008 + .08 / (1 + hour % 7);
                precision += 1 / variance;
                drops += (.6 - means.get(hour)) / variance;
            }
            if (drops > 0 && drops * drops / precision / 2 > bestRatio + 1e-12) {
                bestRatio = drops * drops / precision / 2;
                bestOnset = onset;
                bestSize = drops / precision;
            }
        }

        Optional<Degradation> found =
                Degradation.find(log.log(), 0, OpenHour.empty(means.size()), NOISE, 0);

        assertThat(found.map(Degradation::onset).orElse(-1L)).isEqualTo(bestOnset);
        assertThat(found.map(Degradation::logRatio).orElse(0.0)).isCloseTo(bestRatio, within(1e-9));
        assertThat(found.map(Degradation::size).orElse(0.0)).isCloseTo(bestSize, within(1e-9));
    }

    @Test
    void theOpenHourAndOlderHoursCountTogether() {
        HourLog log = new LogOf().hour(8, 10, .6, .6).hour(9, 10, .4, .6).log();

        Degradation found =
                Degradation.find(log, 0, new OpenHour(10, 10, .4, .6), NOISE, 0).orElseThrow();

        assertThat(found.onset()).isEqualTo(9);
        assertThat(found.size()).isCloseTo(.2, within(1e-12));
        assertThat(found.votes()).isEqualTo(20);
        assertThat(found.level()).isCloseTo(.4, within(1e-12));
        assertThat(found.baseline()).isCloseTo(.6, within(1e-12));
    }

    @Test
    void noOnsetLiesBeforeTheLastRecoveryOrNinetyDays() {
        LogOf log = new LogOf();
        for (int hour = 0; hour < 100 * 24; hour += 24) {
            log.hour(hour, 10, .4, .6);
        }
        OpenHour open = OpenHour.empty(100 * 24);

        assertThat(Degradation.find(log.log(), 0, open, NOISE, 0))
                .map(Degradation::onset)
                .contains(10 * 24L);
        assertThat(Degradation.find(log.log(), 50 * 24, open, NOISE, 0))
                .map(Degradation::onset)
                .contains(50 * 24L);
    }

    @Test
    void aRiseIsNoDegradation() {
        HourLog log = new LogOf().hour(0, 10, .7, .6).log();

        assertThat(Degradation.find(log, 0, OpenHour.empty(1), NOISE, 0)).isEmpty();
    }
}
