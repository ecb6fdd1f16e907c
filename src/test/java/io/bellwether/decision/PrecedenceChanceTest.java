package io.bellwether.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class PrecedenceChanceTest {

    private static final Instant ONSET = Instant.parse("2026-03-09T00:00:00Z");
    private static final Instant LONG_AGO = ONSET.minus(Duration.ofDays(1000));

    @Test
    void oneDecisionOfAYearIsSevenDaysOfIt() {
        assertThat(chance(LONG_AGO, 100)).hasValue(7 / 365.0);
    }

    @Test
    void windowsThatOverlapCountOnce() {
        assertThat(chance(LONG_AGO, 100, 97)).hasValue(10 / 365.0);
        assertThat(chance(LONG_AGO, 100, 100)).hasValue(7 / 365.0);
    }

    @Test
    void aWindowThatHadNotEndedByTheOnsetCountsUpToIt() {
        assertThat(chance(LONG_AGO, 2)).hasValue(2 / 365.0);
        assertThat(chance(LONG_AGO, 0)).hasValue(0);
    }

    @Test
    void aWindowThatBeganBeforeTheSpanCountsFromItsStart() {
        assertThat(chance(LONG_AGO, 367)).hasValue(5 / 365.0);
        assertThat(chance(LONG_AGO, 380)).hasValue(0);
    }

    @Test
    void theSpanBeginsWhenTheAssetWasFirstHeard() {
        assertThat(chance(ONSET.minus(Duration.ofDays(70)), 14)).hasValue(.1);
    }

    @Test
    void theSpanBeginsWithADecisionThatIsOlderThanWhatWasHeard() {
        assertThat(chance(ONSET.minus(Duration.ofDays(70)), 140)).hasValue(.05);
    }

    @Test
    void theSpanHasFourWeeksAtLeast() {
        assertThat(chance(ONSET.minus(Duration.ofDays(3)), 7)).hasValue(.25);
        assertThat(chance(Instant.MAX, 7)).hasValue(.25);
    }

    @Test
    void withoutADecisionUpToTheOnsetNothingIsSaid() {
        assertThat(chance(LONG_AGO)).isEmpty();
        assertThat(chance(LONG_AGO, -1)).isEmpty();
        assertThat(chance(LONG_AGO, 396)).isEmpty();
    }

    @Test
    void whatCameAfterTheOnsetChangesNothing() {
        assertThat(chance(LONG_AGO, 100, -1, -3)).hasValue(7 / 365.0);
    }

    @Test
    void aDecisionADayIsNoNews() {
        int[] daily = new int[400];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = i;
        }
        assertThat(chance(LONG_AGO, daily)).hasValue(1);
    }

    /** The reference slides a window over the span, minute by minute, and looks into each. */
    @Property(tries = 60)
    void itIsThePartOfAllWindowsThatHoldADecision(
            @ForAll @IntRange(min = 0, max = 80 * 24 * 60) int watchedMinutes,
            @ForAll @Size(min = 1, max = 6)
                    List<@IntRange(min = -9 * 24 * 60, max = 90 * 24 * 60) Integer> agesInMinutes) {
        List<Instant> effective = new ArrayList<>();
        agesInMinutes.forEach(age -> effective.add(ONSET.minus(Duration.ofMinutes(age))));
        int oldest = agesInMinutes.stream().mapToInt(age -> age).max().orElseThrow();
        if (oldest < 0) {
            assertThat(PrecedenceChance.before(ONSET, LONG_AGO, effective)).isEmpty();
            return;
        }
        int span = Math.max(28 * 24 * 60, Math.max(watchedMinutes, oldest));
        int holding = 0;
        for (int end = 0; end < span; end++) {
            double middle = end + .5;
            boolean isHolding =
                    agesInMinutes.stream()
                            .anyMatch(age -> age >= middle && age <= middle + 7 * 24 * 60);
            holding += isHolding ? 1 : 0;
        }
        Instant watchedSince = ONSET.minus(Duration.ofMinutes(watchedMinutes));
        OptionalDouble chance = PrecedenceChance.before(ONSET, watchedSince, effective);

        assertThat(chance.orElseThrow()).isCloseTo((double) holding / span, within(1e-9));
        Statistics.label("part")
                .collect(Math.round(chance.getAsDouble() * 4) / 4.0)
                .coverage(it -> it.check(.25).percentage(p -> p > 5));
    }

    private static OptionalDouble chance(Instant watchedSince, int... daysBefore) {
        List<Instant> effective = new ArrayList<>();
        for (int days : daysBefore) {
            effective.add(ONSET.minus(Duration.ofDays(days)));
        }
        return PrecedenceChance.before(ONSET, watchedSince, effective);
    }
}
