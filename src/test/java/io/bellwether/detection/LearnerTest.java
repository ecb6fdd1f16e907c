package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class LearnerTest {

    private static final int DAY = 24;

    @Test
    void hoursOfAnAlertAreForgottenAlsoWhereTheyWereLearned() {
        Learner learner = learner(20, .6, 10, .4);
        learner.learnBefore(30 * DAY);
        Baseline spoiled = learner.fit(30 * DAY);

        learner.exclude(20 * DAY, 30 * DAY);
        Baseline clean = learner.fit(30 * DAY);

        assertThat(spoiled).isNotNull().extracting(Baseline::level).isNotEqualTo(.6);
        assertThat(clean)
                .isNotNull()
                .satisfies(it -> assertThat(it.level()).isCloseTo(.6, within(1e-3)))
                .satisfies(it -> assertThat(it.lastLearnedDay()).isEqualTo(19));
    }

    @Test
    void withoutAnyLearnedHourThereIsNoBaseline() {
        Learner learner = learner(20, .6, 0, 0);
        assertThat(learner.fit(20 * DAY)).isNull();
        learner.learnBefore(20 * DAY);
        assertThat(learner.fit(20 * DAY)).isNotNull();

        learner.exclude(0, 20 * DAY);

        assertThat(learner.fit(20 * DAY)).isNull();
    }

    @Test
    void anAcceptedBreakMovesThePastToTheNewLevel() {
        Learner learner = learner(20, .6, 2, .4);
        learner.learnBefore(22 * DAY);

        learner.breakAt(20 * DAY, -.2, .0004);

        assertThat(learner.fit(22 * DAY))
                .isNotNull()
                .satisfies(it -> assertThat(it.level()).isCloseTo(.4, within(1e-3)));
    }

    @Test
    void theDoubtAboutTheLevelGrowsWithTheDaysSinceItWasLearned() {
        Baseline baseline =
                new Baseline(
                        .6,
                        .0001,
                        .000004,
                        100,
                        false,
                        Season.none(),
                        new Noise(.08, 0, .0009, .8, .0081),
                        Break.NEVER);

        assertThat(baseline.marginOn(100)).isCloseTo(.0065, within(1e-12));
        assertThat(baseline.marginOn(175)).isCloseTo(.013, within(1e-12));
    }

    @Test
    void aBreakThatIsNotLearnedYetAddsToTheDoubtUntilADayAfterItIs() {
        Baseline before =
                new Baseline(
                        .6,
                        .0001,
                        0,
                        100,
                        false,
                        Season.none(),
                        new Noise(.08, 0, .0009, .8, .0081),
                        Break.ofAnotherScorer(102));

        assertThat(before.marginOn(101)).isCloseTo(.0065, within(1e-12));
        assertThat(before.marginOn(102)).isBetween(.097, .099);
        assertThat(before.breakMarginOn(101)).isZero();
        assertThat(before.breakMarginOn(110)).isBetween(.097, .099);
        assertThat(before.with(Break.ofAnotherScorer(99)).marginOn(110))
                .isCloseTo(.0065, within(1e-12));
    }

    private static Learner learner(int days, double mean, int moreDays, double otherMean) {
        Learner learner = new Learner(ZoneOffset.UTC, EnumSet.noneOf(Ingredient.class));
        for (int hour = 0; hour < (days + moreDays) * DAY; hour++) {
            VoteSum votes = new VoteSum();
            for (int vote = 0; vote < 8; vote++) {
                votes.add(hour < days * DAY ? mean : otherMean);
            }
            learner.log().add(hour, votes, mean);
        }
        return learner;
    }
}
