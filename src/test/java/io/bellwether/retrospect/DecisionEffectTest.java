package io.bellwether.retrospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionEffectTest {

    @Test
    void theLevelsOfFourWeeksOnEitherSideAreCompared() {
        double[] levels = flat(150, .6);
        Arrays.fill(levels, 0, 72, .9);
        Arrays.fill(levels, 100, 128, .5);
        Arrays.fill(levels, 128, 150, .1);
        DecisionEffect.Measured effect = measured(Levels.midnight(100), levels);

        assertThat(effect.before()).isCloseTo(.6, within(1e-12));
        assertThat(effect.after()).isCloseTo(.5, within(1e-12));
        assertThat(effect.difference()).isCloseTo(-.1, within(1e-12));
        assertThat(effect.daysBefore()).isEqualTo(28);
        assertThat(effect.daysAfter()).isEqualTo(28);
        assertThat(effect.asset()).isEqualTo(Asset.USERS);
    }

    @Test
    void theDayOfADecisionTakenInItBelongsToNeitherSide() {
        double[] levels = flat(150, .6);
        levels[100] = 0;
        Instant noon = Levels.midnight(100).plus(Duration.ofHours(12));
        assertThat(measured(noon, levels).difference()).isCloseTo(0, within(1e-12));
        assertThat(measured(Levels.midnight(100), levels).difference())
                .isCloseTo(-.6 / 28, within(1e-12));
        assertThat(measured(Levels.midnight(101), levels).difference())
                .isCloseTo(.6 / 28, within(1e-12));
    }

    @Test
    void daysWithoutVotesDoNotCount() {
        double[] levels = flat(150, .6);
        Arrays.fill(levels, 100, 150, .4);
        levels[90] = Double.NaN;
        levels[110] = Double.NaN;
        DecisionEffect.Measured effect = measured(Levels.midnight(100), levels);
        assertThat(effect.difference()).isCloseTo(-.2, within(1e-12));
        assertThat(effect.daysBefore()).isEqualTo(27);
        assertThat(effect.daysAfter()).isEqualTo(27);
    }

    /** Of 28 days with 10 votes one is quiet, with 1 vote, and one is loud, with 1000. */
    @Test
    void aQuietDayCountsLessAndALoudOneNoMoreThanAUsualOne() {
        List<Level> blocks = new ArrayList<>();
        for (int day = 0; day < 128; day++) {
            long votes = day == 110 ? 1 : day == 120 ? 1000 : 10;
            double level = day == 110 ? 0 : day == 120 ? 1 : .5;
            Instant end = Levels.midnight(day + 1);
            blocks.add(Levels.block(Asset.USERS, end.minusSeconds(60), end, votes, level));
        }
        DailyLevels levels = DailyLevels.of(Asset.USERS, blocks);
        DecisionEffect effect = DecisionEffect.of(decision(Levels.midnight(100)), levels);
        // (26 * 10 * .5 + 1 * 0 + 10 * 1) / 271 - .5
        assertThat(((DecisionEffect.Measured) effect).difference())
                .isCloseTo(140 / 271.0 - .5, within(1e-12));
    }

    @Test
    void withFewDaysNothingIsSaid() {
        double[] levels = flat(120, .6);
        assertThat(effect(Levels.midnight(13), levels))
                .isEqualTo(tooLittle(13, 13, 28, DecisionEffect.Reason.FEW_DAYS_BEFORE));
        assertThat(effect(Levels.midnight(14), levels)).isInstanceOf(DecisionEffect.Measured.class);
        assertThat(effect(Levels.midnight(114), levels))
                .isEqualTo(tooLittle(114, 28, 6, DecisionEffect.Reason.FEW_DAYS_AFTER));
        assertThat(effect(Levels.midnight(113), levels))
                .isInstanceOf(DecisionEffect.Measured.class);
    }

    @Test
    void outsideOfTheHistoryNothingIsSaid() {
        double[] levels = flat(120, .6);
        assertThat(effect(Levels.midnight(-900), levels))
                .isEqualTo(tooLittle(-900, 0, 0, DecisionEffect.Reason.FEW_DAYS_BEFORE));
        assertThat(effect(Levels.midnight(900), levels))
                .isEqualTo(tooLittle(900, 0, 0, DecisionEffect.Reason.FEW_DAYS_BEFORE));
        assertThat(effect(Levels.midnight(0)))
                .isEqualTo(tooLittle(0, 0, 0, DecisionEffect.Reason.FEW_DAYS_BEFORE));
    }

    /** Days alternate by .1; the sequence is what its formula gives, worked out by hand. */
    @Test
    void theSequenceFollowsFromScatterAndDays() {
        double[] levels = flat(119, .6);
        for (int day = 0; day < levels.length; day += 2) {
            levels[day] = .7;
        }
        DecisionEffect.Measured effect = measured(Levels.midnight(91), levels);

        // Variance 91 * .05^2 / 88, no correlation: V = 14 / .002585, and the formula gives .0434.
        assertThat(effect.sequence().high() - effect.difference()).isCloseTo(.0434, within(.0001));
        assertThat(effect.difference() - effect.sequence().low()).isCloseTo(.0434, within(.0001));
        assertThat(effect.isBeyondChance()).isFalse();
    }

    @Test
    void levelsThatNeverMoveAreNotTakenForCertainty() {
        double[] levels = flat(150, .6);
        Arrays.fill(levels, 100, 150, .599);
        DecisionEffect.Measured effect = measured(Levels.midnight(100), levels);
        assertThat(effect.isBeyondChance()).isFalse();
    }

    @Test
    void aFallIsBeyondChanceAndBeyondOtherDates() {
        double[] levels = flat(400, .6);
        Arrays.fill(levels, 300, 328, .5);
        DecisionEffect.Measured effect = measured(Levels.midnight(300), levels);
        assertThat(effect.isBeyondChance()).isTrue();
        assertThat(effect.isBeyondPlacebo()).isTrue();
        PlaceboBand placebo = effect.placebo().orElseThrow();
        // From day 28 to 272 before; from 356 to 372 after, whose days before are not those.
        assertThat(placebo.dates()).isEqualTo(245 + 17);
        assertThat(placebo.band()).isEqualTo(new Interval(0, 0));
    }

    /** The same fall comes every eight weeks, whatever is decided. */
    @Test
    void whatOtherDatesShowAsWellIsNotBeyondThem() {
        double[] levels = flat(448, .6);
        for (int day = 28; day < levels.length; day += 56) {
            Arrays.fill(levels, day, day + 28, .5);
        }
        DecisionEffect.Measured effect = measured(Levels.midnight(247), levels);
        assertThat(effect.difference()).isCloseTo(-.0642857, within(1e-7));
        assertThat(effect.isBeyondPlacebo()).isFalse();
    }

    @Test
    void aShortHistoryHasNoPlacebo() {
        DecisionEffect.Measured effect = measured(Levels.midnight(40), flat(68, .6));
        assertThat(effect.placebo()).isEmpty();
        assertThat(effect.isBeyondPlacebo()).isFalse();
    }

    /** An effect of which a week is known is compared with weeks. */
    @Test
    void placeboWindowsAreAsLongAsThoseOfTheDecision() {
        double[] levels = flat(127, .6);
        DecisionEffect.Measured effect = measured(Levels.midnight(120), levels);
        assertThat(effect.daysAfter()).isEqualTo(7);
        // From day 28 to 113.
        assertThat(effect.placebo().orElseThrow().dates()).isEqualTo(86);
    }

    @Test
    void quantilesLieBetweenNeighbours() {
        double[] levels = flat(69, 0);
        for (int day = 0; day < levels.length; day++) {
            levels[day] = day * day / 10_000.0;
        }
        Contrast contrast = new Contrast(14, 0, 7, 10);
        DailyLevels history = Levels.days(Asset.USERS, levels);
        PlaceboBand band =
                PlaceboBand.of(
                                contrast,
                                Levels.FIRST.plusDays(1000),
                                Levels.FIRST.plusDays(1028),
                                history)
                        .orElseThrow();
        assertThat(band.dates()).isEqualTo(49);
        // The difference at day p is (21 p - 59.5) / 10,000; the quantiles lie at 15.2 and 60.8.
        assertThat(band.band().low()).isCloseTo(.02597, within(1e-9));
        assertThat(band.band().high()).isCloseTo(.12173, within(1e-9));
    }

    private static double[] flat(int days, double level) {
        double[] levels = new double[days];
        Arrays.fill(levels, level);
        return levels;
    }

    private static DecisionEffect.TooLittle tooLittle(
            int day, int before, int after, DecisionEffect.Reason reason) {
        return new DecisionEffect.TooLittle(
                decision(Levels.midnight(day)), Asset.USERS, before, after, reason);
    }

    private static DecisionEffect.Measured measured(Instant at, double... levels) {
        return (DecisionEffect.Measured) effect(at, levels);
    }

    private static DecisionEffect effect(Instant at, double... levels) {
        return DecisionEffect.of(decision(at), Levels.days(Asset.USERS, levels));
    }

    private static Decision decision(Instant at) {
        return new Decision("d", at, "title", "", "", "", List.of(), null);
    }
}
