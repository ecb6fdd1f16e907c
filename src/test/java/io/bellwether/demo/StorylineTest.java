package io.bellwether.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorylineTest {

    private static final List<Episode> EPISODES = SampleCompany.episodes();
    private static final List<Decision> DECISIONS = SampleCompany.decisions();

    @Test
    void fourQuietWeeksComeFirst() {
        assertThat(EPISODES.getFirst().onset())
                .isAfter(SampleCompany.START.plus(Duration.ofDays(28)));
    }

    @Test
    void fourQuietWeeksComeLast() {
        Instant last =
                EPISODES.stream()
                        .map(Episode::recovery)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();

        assertThat(last).isBefore(SampleCompany.END.minus(Duration.ofDays(28)));
    }

    @Test
    void episodesStandInTheOrderOfTheirOnsets() {
        assertThat(EPISODES).isSortedAccordingTo(Comparator.comparing(Episode::onset));
    }

    @Test
    void theCrisisReachesEveryAssetOnceAtADifferentTimeAndSize() {
        List<Episode> crises = crises();

        assertThat(crises)
                .extracting(Episode::asset)
                .containsExactly(Asset.STAFF, Asset.ADVERTISERS, Asset.USERS);
        assertThat(crises).extracting(Episode::moodShift).doesNotHaveDuplicates();
    }

    @Test
    void everyHarmlessKindOccursBeforeTheFirstCrisis() {
        assertThat(EPISODES.subList(0, 3))
                .extracting(Episode::kind)
                .containsExactly(Episode.Kind.BRIGADE, Episode.Kind.SURGE, Episode.Kind.STORM);
    }

    @Test
    void decisionsAreInTheOrderOfTheirEffectAndHaveIdsOfTheirOwn() {
        assertThat(DECISIONS)
                .hasSize(13)
                .isSortedAccordingTo(Comparator.comparing(Decision::effectiveAt));
        assertThat(DECISIONS).extracting(Decision::id).doesNotHaveDuplicates();
    }

    @Test
    void everyDecisionSaysWhatItIsAboutAndWhichRoleMadeIt() {
        assertThat(DECISIONS)
                .allSatisfy(
                        decision -> {
                            assertThat(decision.subject()).isNotEmpty();
                            assertThat(decision.stance()).isNotEmpty();
                            assertThat(decision.decidedBy()).isNotEmpty().isLowerCase();
                        });
    }

    @Test
    void aReversalNamesAnEarlierDecision() {
        List<Decision> reversals =
                DECISIONS.stream().filter(decision -> decision.reverses() != null).toList();

        assertThat(reversals)
                .hasSize(2)
                .allSatisfy(
                        reversal ->
                                assertThat(DECISIONS)
                                        .anyMatch(
                                                earlier ->
                                                        earlier.id().equals(reversal.reverses())
                                                                && earlier.effectiveAt()
                                                                        .isBefore(
                                                                                reversal
                                                                                        .effectiveAt())));
    }

    @Test
    void aDecisionPrecedesEveryCrisisByAtMostADay() {
        assertThat(crises())
                .allSatisfy(
                        crisis ->
                                assertThat(DECISIONS)
                                        .anyMatch(
                                                decision ->
                                                        decision.touches(crisis.asset())
                                                                && isWithinADay(decision, crisis)));
    }

    private static boolean isWithinADay(Decision decision, Episode crisis) {
        Duration between = Duration.between(decision.effectiveAt(), crisis.onset());
        return !between.isNegative() && between.compareTo(Duration.ofDays(1)) <= 0;
    }

    private static List<Episode> crises() {
        return EPISODES.stream().filter(episode -> episode.kind() == Episode.Kind.CRISIS).toList();
    }
}
