package io.bellwether.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionReviewTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void announceReverseAnnounceCountsTwoReversals() {
        DecisionReview review =
                review(
                        about("a", 0, "pricing", "announce"),
                        about("b", 1, "pricing", "reverse"),
                        about("c", 2, "pricing", "announce"));
        assertThat(pairs(review)).containsExactly("b<a", "c<b");
    }

    @Test
    void takingBackByNameAndAnnouncingAgainCountsTwoReversals() {
        Decision named = decision("b", 1, "", "", "", "a");
        DecisionReview review =
                review(
                        about("a", 0, "pricing", "announce"),
                        named,
                        about("c", 2, "pricing", "announce"));
        assertThat(pairs(review)).containsExactly("b<a", "c<b");
    }

    @Test
    void aNamedDecisionGoesBeforeTheSubject() {
        DecisionReview review =
                review(
                        about("a", 0, "moderation", "allow"),
                        about("b", 1, "pricing", "raise"),
                        decision("c", 2, "pricing", "lower", "", "a"));
        assertThat(pairs(review)).containsExactly("c<a");
    }

    @Test
    void whatNamesAnUnknownOneItselfOrALaterOneIsNoReversal() {
        DecisionReview review =
                review(
                        decision("a", 0, "", "", "", "nobody"),
                        decision("b", 1, "", "", "", "b"),
                        decision("c", 2, "", "", "", "d"),
                        decision("d", 3, "", "", "", null));
        assertThat(review.decisions()).hasSize(4);
        assertThat(review.reversals()).isEmpty();
    }

    /** It names what nobody knows, but its stance tells. */
    @Test
    void anUnknownNameDoesNotHideAnOppositeStance() {
        DecisionReview review =
                review(
                        about("a", 0, "pricing", "raise"),
                        decision("b", 1, "pricing", "lower", "", "nobody"));
        assertThat(pairs(review)).containsExactly("b<a");
    }

    @Test
    void decisionsOfOneDayCanTakeBackEachOtherByNameWhateverTheirIds() {
        DecisionReview review =
                review(about("z", 0, "policy", "announce"), decision("a", 0, "", "", "", "z"));
        assertThat(pairs(review)).containsExactly("a<z");
    }

    @Test
    void theLatestEarlierStanceOfTheSubjectDecides() {
        DecisionReview review =
                review(
                        about("a", 0, "Pricing ", "raise"),
                        about("b", 1, "pricing", ""),
                        about("c", 2, "staffing", "lower"),
                        about("d", 3, " PRICING", "Lower"),
                        about("e", 4, "pricing", "cut"));
        assertThat(pairs(review)).containsExactly("d<a");
    }

    @Test
    void withoutSubjectNothingIsCompared() {
        assertThat(review(about("a", 0, "", "raise"), about("b", 1, " ", "lower")).reversals())
                .isEmpty();
    }

    @Test
    void theLastDeliveryOfAnIdCounts() {
        Decision first = about("a", 0, "pricing", "raise");
        Decision then = about("b", 1, "pricing", "lower");
        Decision corrected = about("b", 1, "pricing", "raise");
        assertThat(review(first, then, corrected).reversals()).isEmpty();
        assertThat(review(corrected, first, then).reversals()).hasSize(1);
    }

    @Test
    void decisionsStandInTheOrderOfTheirEffectThenOfTheirIds() {
        assertThat(review(about("b", 1, "", ""), about("c", 0, "", ""), about("a", 1, "", "")))
                .extracting(DecisionReview::decisions)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Decision.class))
                .extracting(Decision::id)
                .containsExactly("c", "a", "b");
    }

    @Test
    void churnCountsTheReversalsOfTwentyEightDays() {
        DecisionReview review = review(flips(0, 1, 2));
        assertThat(review.churnAt(day(0))).isEqualTo(1);
        assertThat(review.churnAt(day(2))).isEqualTo(3);
        assertThat(review.churnAt(day(2).minusMillis(1))).isEqualTo(2);
        assertThat(review.churnAt(day(28).minusMillis(1))).isEqualTo(3);
        assertThat(review.churnAt(day(28))).isEqualTo(2);
        assertThat(review.churnAt(day(400))).isEqualTo(0);
    }

    @Test
    void theThirdReversalOfFourteenDaysIsToldOnceAndAgainAfterRest() {
        assertThat(churnDays(0, 1)).isEmpty();
        assertThat(churnDays(0, 5, 13)).containsExactly(13);
        assertThat(churnDays(0, 5, 14)).isEmpty();
        assertThat(churnDays(0, 5, 10, 12)).containsExactly(10);
        assertThat(churnDays(0, 5, 10, 14)).containsExactly(10);
        assertThat(churnDays(0, 5, 10, 20, 21)).containsExactly(10, 21);
    }

    @Test
    void churnNamesTheDecisionsThatTookSomethingBack() {
        Notice notice = review(flips(0, 5, 10)).notices().getFirst();
        assertThat(notice).isEqualTo(new Notice.StrategyChurn(day(10), List.of("r0", "r5", "r10")));
        assertThat(notice.kind()).isEqualTo("strategy-churn");
    }

    @Test
    void whoTookFourOfFiveDecisionsOfTenIsTold() {
        List<Decision> decisions = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            decisions.add(by(day % 2 == 0 ? "CEO" : " ceo ", day));
        }
        decisions.add(by("board", 8));
        assertThat(new DecisionReview(decisions).notices()).isEmpty();
        decisions.add(by("", 9));
        DecisionReview review = new DecisionReview(decisions);

        assertThat(review.notices())
                .containsExactly(
                        new Notice.Concentrated(
                                day(9),
                                List.of("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"),
                                new Concentration("ceo", 8, 10)));
        assertThat(review.notices().getFirst().kind()).isEqualTo("concentration");
        assertThat(review.concentrationAt(day(9)).orElseThrow().share()).isEqualTo(.8);
    }

    @Test
    void threeOfFourDecisionsAreNotTold() {
        List<Decision> decisions = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            decisions.add(by(day % 4 == 0 ? "board" : "ceo", day));
        }
        assertThat(new DecisionReview(decisions).notices()).isEmpty();
    }

    @Test
    void concentrationIsToldAgainAfterRest() {
        List<Decision> decisions = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            decisions.add(by("ceo", day));
        }
        for (int day = 100; day < 112; day++) {
            decisions.add(by("ceo", day));
        }
        assertThat(new DecisionReview(decisions).notices())
                .extracting(Notice::at)
                .containsExactly(day(9), day(109));
    }

    /** The board's decisions leave the window; the next decision of the other finds it so. */
    @Test
    void concentrationThatComesByForgettingIsToldWithTheNextDecision() {
        List<Decision> decisions = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            decisions.add(by("board", day));
        }
        for (int day = 20; day < 31; day++) {
            decisions.add(by("ceo", day));
        }
        decisions.add(by("ceo", 40));
        assertThat(new DecisionReview(decisions).notices())
                .extracting(Notice::at)
                .containsExactly(day(30));
    }

    @Test
    void whereNobodyIsNamedNobodyDecides() {
        assertThat(review(by("", 0), by(" ", 1)).concentrationAt(day(2))).isEmpty();
        assertThat(review().concentrationAt(day(2))).isEmpty();
        assertThat(review().notices()).isEmpty();
    }

    @Test
    void ofEqualsTheFirstByNameIsNamed() {
        assertThat(review(by("b", 0), by("a", 1)).concentrationAt(day(2)))
                .contains(new Concentration("a", 1, 2));
    }

    @Test
    void aShareOfMoreThanAllIsRefused() {
        assertThatThrownBy(() -> new Concentration("a", 3, 2))
                .hasMessage("3 of 2 decisions is no share");
    }

    private static List<Integer> churnDays(int... days) {
        return review(flips(days)).notices().stream()
                .map(notice -> (int) Duration.between(START, notice.at()).toDays())
                .toList();
    }

    /** A first decision a year before, and one that takes it back on each of the days. */
    private static Decision[] flips(int... days) {
        List<Decision> flips = new ArrayList<>();
        flips.add(about("first", -365, "pricing", "raise"));
        for (int day : days) {
            flips.add(decision("r" + day, day, "", "", "", "first"));
        }
        return flips.toArray(Decision[]::new);
    }

    private static List<String> pairs(DecisionReview review) {
        return review.reversals().stream()
                .map(reversal -> reversal.later().id() + "<" + reversal.earlier().id())
                .toList();
    }

    private static DecisionReview review(Decision... delivered) {
        return new DecisionReview(Arrays.asList(delivered));
    }

    private static Decision by(String role, int day) {
        return decision("d" + day, day, "", "", role, null);
    }

    private static Decision about(String id, int day, String subject, String stance) {
        return decision(id, day, subject, stance, "", null);
    }

    private static Decision decision(
            String id,
            int day,
            String subject,
            String stance,
            String decidedBy,
            @Nullable String reverses) {
        return new Decision(id, day(day), "title", subject, stance, decidedBy, List.of(), reverses);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
