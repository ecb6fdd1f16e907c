package io.bellwether.retrospect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Histories in which nothing happens, read every day after a decision that did nothing. Seeds are
 * those that are printed, so the counts are always the same.
 */
class EffectCoverageTest {

    private static final int SEEDS = 200;
    private static final int FEWEST_AFTER = 7;
    private static final int MOST_AFTER = 28;

    @Test
    void whoLooksEveryDayIsSeldomMisled() {
        assertThat(misled("30 votes a day", new World(91, 30, 0, 0))).isLessThanOrEqualTo(10);
    }

    @Test
    void noMoreSoWhereOneDayResemblesTheNext() {
        assertThat(misled("days like the day before", new World(91, 30, .6, 0)))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void noMoreSoAfterAShortHistory() {
        assertThat(misled("three weeks of history", new World(21, 30, .5, 0)))
                .isLessThanOrEqualTo(10);
    }

    @Test
    void noMoreSoWithFewVotes() {
        assertThat(misled("4 votes a day", new World(91, 4, .5, 0))).isLessThanOrEqualTo(10);
    }

    @Test
    void aDropOfFifteenHundredthsIsFound() {
        World world = new World(365, 30, .5, .15);
        int found = 0;
        int beyondPlacebo = 0;
        for (int seed = 0; seed < 100; seed++) {
            DailyLevels levels = history(world, seed);
            DecisionEffect.Measured effect = (DecisionEffect.Measured) effect(world, levels);
            found += effect.isBeyondChance() && effect.difference() < 0 ? 1 : 0;
            beyondPlacebo += effect.isBeyondPlacebo() ? 1 : 0;
            assertThat(effect.sequence().contains(-.15)).isTrue();
        }
        System.out.printf(
                "drop of .15, seeds 0 to 99: %d beyond chance, %d beyond other dates%n",
                found, beyondPlacebo);
        assertThat(found).isGreaterThanOrEqualTo(90);
        assertThat(beyondPlacebo).isGreaterThanOrEqualTo(98);
    }

    /** Windows of other dates overlap, so a year of them is a rough band; both together are not. */
    @Test
    void whereNothingHappensOtherDatesAreExceededInOneOfTenHistoriesAtMost() {
        World world = new World(365, 30, .5, 0);
        int beyondPlacebo = 0;
        int beyondBoth = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            DecisionEffect effect = effect(world, history(world, seed));
            if (effect instanceof DecisionEffect.Measured it && it.isBeyondPlacebo()) {
                beyondPlacebo++;
                beyondBoth += it.isBeyondChance() ? 1 : 0;
            }
        }
        System.out.printf(
                "a year of nothing, seeds 0 to %d: %d beyond other dates, %d beyond chance too%n",
                SEEDS - 1, beyondPlacebo, beyondBoth);
        assertThat(beyondPlacebo).isLessThanOrEqualTo(20);
        assertThat(beyondBoth).isLessThanOrEqualTo(2);
    }

    /** Seeds in which a confidence sequence excluded 0 on some day. */
    private static int misled(String name, World world) {
        int misled = 0;
        int measured = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            DailyLevels levels = history(world, seed);
            boolean isMisled = false;
            for (int days = FEWEST_AFTER; days <= MOST_AFTER; days++) {
                DailyLevels known = levels.upTo(Levels.FIRST.plusDays(world.before + days - 1L));
                if (effect(world, known) instanceof DecisionEffect.Measured effect) {
                    measured++;
                    isMisled |= effect.isBeyondChance();
                }
            }
            misled += isMisled ? 1 : 0;
        }
        System.out.printf("%s, seeds 0 to %d: %d misled%n", name, SEEDS - 1, misled);
        assertThat(measured).isGreaterThan(SEEDS * 20);
        return misled;
    }

    private static DecisionEffect effect(World world, DailyLevels levels) {
        Instant at = Levels.midnight(world.before);
        return DecisionEffect.of(
                new Decision("d", at, "title", "", "", "", List.of(), null), levels);
    }

    /** Votes of one star or five about a mean that topics push; it drops with the decision. */
    private static DailyLevels history(World world, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Level> levels = new ArrayList<>();
        double push = 0;
        for (int day = 0; day < world.before + MOST_AFTER; day++) {
            double shock = random.nextGaussian() * .03;
            push = world.likeness * push + Math.sqrt(1 - world.likeness * world.likeness) * shock;
            double mean = .6 + push - (day >= world.before ? world.drop : 0);
            int votes = 1 + random.nextInt(2 * world.votes - 1);
            int good = 0;
            for (int vote = 0; vote < votes; vote++) {
                good += random.nextDouble() < mean ? 1 : 0;
            }
            Instant end = Levels.midnight(day).plus(Duration.ofHours(20));
            Instant start = end.minus(Duration.ofHours(1));
            levels.add(Levels.block(Asset.USERS, start, end, votes, (double) good / votes));
        }
        return DailyLevels.of(Asset.USERS, levels);
    }

    /**
     * @param before days before the decision
     * @param votes a day, on average
     * @param likeness correlation of what pushes one day with the next
     * @param drop by how much the mean falls with the decision
     */
    private record World(int before, int votes, double likeness, double drop) {}
}
