package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MixtureTest {

    private static final Noise NOISE = new Noise(.08, 0, .0009, .8, .0081);
    private static final double[] BETS = {.02, .05, .1, .3};

    @Test
    void oneHourAgainstOneBet() {
        Noise noise = new Noise(.08, 0, 0, .8, .02);
        Mixture mixture = Mixture.of(new double[] {.1}, noise, 8);

        // Innovation: .1 * 10 - 10^2 * .01 / 2 = .5; long run: .1 / .03 * .1 - .01 / .03 / 2 = 1/6.
        assertThat(mixture.evidence(8, .1, new Odds(noise, 0, 0, 1.7, 2)))
                .isCloseTo(1.415041, within(1e-6));
    }

    @Test
    void anHourWithoutVotesIsAnHourInWhichAFalseAlarmMightHaveCome() {
        Mixture mixture = Mixture.of(BETS, NOISE, 8);

        mixture.closeEmpty(true, NOISE);
        mixture.closeEmpty(true, NOISE);
        mixture.closeEmpty(false, NOISE);

        assertThat(mixture.evidence()).isEqualTo(2);
    }

    @Test
    void theFilterFollowsATopicSoThatOnlyTheLongRunKeepsGrowing() {
        Odds odds = new Odds(NOISE, 0, 0, 1.7, 2);
        Mixture mixture = Mixture.of(new double[] {.1}, NOISE, 1000);
        for (int hour = 0; hour < 12; hour++) {
            mixture.close(1000, .03, odds);
        }
        double before = mixture.evidence();

        mixture.close(1000, .03, odds);

        assertThat(mixture.evidence()).isLessThan(before + 1);
    }

    @Test
    void aCrisisOfYearsDoesNotOverflow() {
        Odds odds = new Odds(NOISE, 0, 0, 1.7, 2);
        Mixture mixture = Mixture.of(BETS, NOISE, 8);
        for (int hour = 0; hour < 20_000; hour++) {
            mixture.close(8, .3, odds);
        }

        assertThat(mixture.evidence()).isLessThanOrEqualTo(1e30);
    }

    @Property
    void lookingIsWhatClosingWouldGive(
            @ForAll @IntRange(min = 1, max = 50) int votes,
            @ForAll @DoubleRange(min = -.5, max = .5) double shift) {
        Odds odds = new Odds(NOISE, .01, .01, 1.7, 2);
        Mixture mixture = Mixture.of(BETS, NOISE, 8);
        mixture.close(8, .1, odds);

        double looked = mixture.evidence(votes, shift, odds);

        assertThat(looked).isLessThanOrEqualTo(mixture.reach(1.7) * (1 + 1e-12));
        mixture.close(votes, shift, odds);
        assertThat(mixture.evidence()).isCloseTo(looked, within(1e-9));
    }

    /** The promise rests on this: nobody wins on average while nothing is wrong. */
    @Property
    void starsOfOneOrFiveWinNothingOnAverage(
            @ForAll @DoubleRange(min = .5, max = .97) double good,
            @ForAll @IntRange(min = 1, max = 12) int votes) {
        double skewness = good * (1 - good) * (2 * good - 1);

        assertThat(expectedEvidence(good, votes, skewness)).isLessThanOrEqualTo(1 + 1e-9);
    }

    @Test
    void withoutTheirSkewnessTheyWouldWin() {
        assertThat(expectedEvidence(.8, 1, 0)).isGreaterThan(1.1);
    }

    /** Sums over every number of bad votes; the first hour of a new mixture. */
    private static double expectedEvidence(double good, int votes, double skewness) {
        Noise noise = new Noise(good * (1 - good), skewness, .0009, .8, .0081);
        Mixture mixture = Mixture.of(new double[] {.25, .35, .45, .6}, noise, 1);
        Odds odds = new Odds(noise, skewness, 0, 1.7, 2);
        double sum = 0;
        double probability = Math.pow(good, votes);
        for (int bad = 0; bad <= votes; bad++) {
            double mean = (votes - bad) / (double) votes;
            sum += probability * mixture.evidence(votes, good - mean, odds);
            probability *= (votes - bad) / (bad + 1.0) * (1 - good) / good;
        }
        return sum;
    }
}
