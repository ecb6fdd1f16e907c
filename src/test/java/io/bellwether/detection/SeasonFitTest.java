package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeasonFitTest {

    private static final long MONDAY = 4 * 24;

    @Test
    void theRhythmOfTheDayIsFound() {
        Season season = fitted(weeks(4, 0), true);

        // Half a percent is lost to the prior.
        assertThat(season.at(6)).isCloseTo(.05, within(.002));
        assertThat(season.at(18)).isCloseTo(-.05, within(.002));
        assertThat(season.at(0)).isCloseTo(0, within(.002));
    }

    @Test
    void aBrigadeDoesNotBendTheRhythm() {
        LogOf votes = weeks(4, 0);
        Season calm = fitted(votes, true);
        LogOf stormy = weeks(4, 10);

        Season season = fitted(stormy, true);

        assertThat(season.at(6)).isCloseTo(calm.at(6), within(.01));
    }

    @Test
    void dataStampedWithDaysHaveNoHourlyRhythm() {
        Season season = fitted(weeks(4, 0), false);

        assertThat(season.at(6)).isEqualTo(season.at(18));
    }

    @Test
    void aRhythmSumsToNothingOverAWeek() {
        Season season = Season.of(new double[] {.03, -.02, .01, .04, .05});

        double sum = 0;
        for (int cell = 0; cell < 24; cell++) {
            sum += 5 * season.at(cell) + 2 * season.at(24 + cell);
        }
        assertThat(sum).isCloseTo(0, within(1e-12));
    }

    /** A wave of .05 over the day; every so many days an hour with forty votes of 0. */
    private static LogOf weeks(int weeks, int everyDays) {
        LogOf log = new LogOf();
        for (int hour = 0; hour < weeks * 7 * 24; hour++) {
            boolean isBrigade = everyDays > 0 && hour % (everyDays * 24) == 6;
            double wave = .6 + .05 * StrictMath.sin(2 * Math.PI * (hour % 24) / 24);
            log.learned(MONDAY + hour, isBrigade ? 40 : 20, isBrigade ? 0 : wave);
        }
        return log;
    }

    private static Season fitted(LogOf log, boolean hasHarmonics) {
        SeasonFit fit = new SeasonFit(log.sample(), hasHarmonics);
        fit.pass(.0009, .08);
        fit.pass(.0009, .08);
        return fit.season();
    }
}
