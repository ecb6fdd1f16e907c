package io.bellwether.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What holds for every list of decisions. */
class DecisionReviewPropertiesTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Property
    void orderOfDeliveryDoesNotMatter(
            @ForAll("decisions") List<Decision> decisions, @ForAll Random random) {
        List<Decision> shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, random);

        assertSame(new DecisionReview(shuffled), new DecisionReview(decisions));
        Statistics.label("has a reversal")
                .collect(!new DecisionReview(decisions).reversals().isEmpty())
                .coverage(it -> it.check(true).percentage(p -> p > 30));
        Statistics.label("has a notice")
                .collect(!new DecisionReview(decisions).notices().isEmpty())
                .coverage(it -> it.check(true).percentage(p -> p > 5));
    }

    @Property
    void duplicatedDeliveriesAddNothing(
            @ForAll("decisions") List<Decision> decisions, @ForAll Random random) {
        List<Decision> twice = new ArrayList<>(decisions);
        twice.addAll(decisions);
        Collections.shuffle(twice, random);

        assertSame(new DecisionReview(twice), new DecisionReview(decisions));
    }

    @Property
    void announceReverseAnnounceCountsTwoReversals(
            @ForAll @IntRange(min = 1, max = 9_000) int first,
            @ForAll @IntRange(min = 1, max = 9_000) int second,
            @ForAll("flips") List<String> stances) {
        List<Decision> decisions =
                List.of(
                        decision("c", first + second, "Pricing", stances.get(2), ""),
                        decision("a", 0, "pricing", stances.get(0), ""),
                        decision("b", first, " pricing", stances.get(1), ""));
        assertThat(new DecisionReview(decisions).reversals()).hasSize(2);
    }

    @Property
    void eachDecisionTakesBackAtMostOneThatIsNotLater(
            @ForAll("decisions") List<Decision> decisions) {
        List<Reversal> reversals = new DecisionReview(decisions).reversals();
        TreeSet<String> later = new TreeSet<>();
        for (Reversal reversal : reversals) {
            assertThat(reversal.earlier().effectiveAt()).isBeforeOrEqualTo(reversal.at());
            assertThat(later.add(reversal.later().id())).isTrue();
        }
    }

    /** The reference counts every pair, and asks whether there was rest since the last notice. */
    @Property
    void churnIsToldWheneverThreeFallWithinFourteenDaysAfterRest(
            @ForAll("decisions") List<Decision> decisions) {
        DecisionReview review = new DecisionReview(decisions);
        List<Instant> expected = new ArrayList<>();
        boolean isTold = false;
        for (int minute = 0; minute <= 41 * 24 * 60; minute += 60) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            Instant from = at.minus(Duration.ofDays(14));
            long count =
                    review.reversals().stream()
                            .filter(it -> it.at().isAfter(from) && !it.at().isAfter(at))
                            .count();
            if (count >= 3 && !isTold) {
                expected.add(at);
            }
            isTold = count >= 3;
        }
        assertThat(review.notices().stream().filter(Notice.StrategyChurn.class::isInstance))
                .extracting(Notice::at)
                .isEqualTo(expected);
    }

    private static void assertSame(DecisionReview one, DecisionReview other) {
        assertThat(one.decisions()).isEqualTo(other.decisions());
        assertThat(one.reversals()).isEqualTo(other.reversals());
        assertThat(one.notices()).isEqualTo(other.notices());
        Instant end = START.plus(Duration.ofDays(40));
        assertThat(one.churnAt(end)).isEqualTo(other.churnAt(end));
        assertThat(one.concentrationAt(end)).isEqualTo(other.concentrationAt(end));
    }

    @Provide
    Arbitrary<List<String>> flips() {
        return Arbitraries.of(
                List.of("announce", "reverse", "announce"),
                List.of("announce", "withdraw", "introduce"),
                List.of("raise", "LOWER", "increase"),
                List.of("lock", "unlock", "lock"),
                List.of("anything", "roll back", "anything else"));
    }

    /** Up to 25 decisions of different ids within 40 days, at full hours. */
    @Provide
    Arbitrary<List<Decision>> decisions() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 40);
        return Combinators.combine(
                        numbers,
                        Arbitraries.integers().between(0, 40 * 24),
                        Arbitraries.of("pricing", "Pricing ", "staffing", ""),
                        Arbitraries.of("raise", "lower", "announce", "reverse", ""),
                        Arbitraries.of("ceo", "CEO", "ceo ", "ceo", "ceo", "board", ""),
                        numbers.injectNull(.7))
                .as(
                        (number, hour, subject, stance, role, reverses) ->
                                new Decision(
                                        "d" + number,
                                        START.plus(Duration.ofHours(hour)),
                                        "title",
                                        subject,
                                        stance,
                                        role,
                                        List.of(),
                                        reverses == null ? null : "d" + reverses))
                .list()
                .ofMaxSize(25)
                .uniqueElements(Decision::id);
    }

    private static Decision decision(
            String id, int hour, String subject, String stance, String role) {
        Instant at = START.plus(Duration.ofHours(hour));
        return new Decision(id, at, "title", subject, stance, role, List.of(), null);
    }
}
