package io.bellwether.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EstimateTest {

    /** Tables of Student's t at 97.5 %. */
    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(Estimate.quantile(5)).isCloseTo(2.5706, within(.003));
        assertThat(Estimate.quantile(10)).isCloseTo(2.2281, within(.001));
        assertThat(Estimate.quantile(30)).isCloseTo(2.0423, within(.001));
        assertThat(Estimate.quantile(Double.POSITIVE_INFINITY)).isCloseTo(1.96, within(.0001));
    }

    /** By hand: four weeks, a gap of a week, two weeks. */
    @Test
    void aLevelThatWandersMovesMeansApart() {
        Window before = new Window(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 30));
        Window after = new Window(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 4, 20));
        assertThat(Estimate.wanderVariance(before, after, .003))
                .isCloseTo(9e-6 * (28 / 3.0 + 7 + 14 / 3.0), within(1e-12));
    }

    /** 28 independent days of 10 votes each: the variance of their mean is known. */
    @Test
    void doubtOfIndependentDaysIsThatOfTheirMean() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int run = 0; run < 400; run++) {
            TreeMap<Long, Tally> days = new TreeMap<>();
            for (long day = 0; day < 28; day++) {
                days.put(day, new Tally(10, 40_000 + random.nextInt(20_001)));
            }
            sum += DailyMean.of(days, 10).variance();
        }
        // Daily means are uniform over .2: variance .2^2 / 12.
        assertThat(sum / 400).isCloseTo(.04 / 12 / 28, within(.04 / 12 / 28 * .07));
    }

    /** The same days in pairs: the mean of 14 such is less certain. */
    @Test
    void doubtGrowsWhenDaysGoTogether() {
        SplittableRandom random = new SplittableRandom(6);
        double alone = 0;
        double together = 0;
        for (int run = 0; run < 200; run++) {
            TreeMap<Long, Tally> each = new TreeMap<>();
            TreeMap<Long, Tally> pairs = new TreeMap<>();
            for (long day = 0; day < 28; day++) {
                each.put(day, new Tally(10, 40_000 + random.nextInt(20_001)));
                pairs.put(day, day % 2 == 0 ? each.get(day) : pairs.get(day - 1));
            }
            alone += DailyMean.of(each, 10).variance();
            together += DailyMean.of(pairs, 10).variance();
        }
        assertThat(together / alone).isBetween(1.5, 2.0);
    }

    @Test
    void neitherASurgeNorADayWithOneVoteDecides() {
        TreeMap<Long, Tally> days = new TreeMap<>();
        for (long day = 0; day < 27; day++) {
            days.put(day, new Tally(10, 60_000));
        }
        days.put(27L, new Tally(1000, 0));
        double usualVotes = 1270 / 28.0;
        assertThat(DailyMean.of(days, usualVotes).mean()).isBetween(.45, .53);
        days.put(27L, new Tally(1, 0));
        assertThat(DailyMean.of(days, 10).mean()).isBetween(.595, .6);
    }

    @Test
    void daysWithoutVotesAreNoEvidence() {
        TreeMap<Long, Tally> days = new TreeMap<>();
        for (long day = 0; day < 28; day += 7) {
            days.put(day, new Tally(10, 60_000));
        }
        assertThat(DailyMean.effectiveDays(days, 10)).isCloseTo(4, within(1e-9));
    }
}
