package io.bellwether.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.decision.Decision;
import io.bellwether.detection.Change;
import io.bellwether.detection.Severity;
import io.bellwether.detection.Signal;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeShift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlertLifecycleTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ThemeShift FEAR =
            new ThemeShift(
                    Optional.of(Theme.FEAR),
                    .1,
                    .3,
                    OptionalDouble.of(.4),
                    OptionalDouble.of(.2),
                    -.04,
                    -.04);
    private static final ThemeShift MORE_FEAR =
            new ThemeShift(
                    Optional.of(Theme.FEAR),
                    .1,
                    .4,
                    OptionalDouble.of(.4),
                    OptionalDouble.of(.1),
                    -.05,
                    -.05);
    private static final Quote QUOTE =
            new Quote("q", NOON, .1, "forum", new Pointer.InTopic("t", 0, 7));

    @Test
    void oneAlertIsOpenedUpdatedResolvedAndReopenedUnderOneId() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Alert open = lifecycle.raised(raised(NOON, false), people(20), "f1", "s");
        Alert updated = lifecycle.revised(revised(NOON.plusSeconds(60)), people(20));
        Alert resolved = lifecycle.cleared(cleared(NOON.plusSeconds(120)), 20);
        Alert again = lifecycle.raised(raised(NOON.plusSeconds(180), true), people(20), "f2", "s");

        assertThat(List.of(open.seq(), updated.seq(), resolved.seq(), again.seq()))
                .containsExactly(1, 2, 3, 4);
        assertThat(List.of(open.state(), updated.state(), resolved.state(), again.state()))
                .containsExactly(
                        AlertState.OPEN,
                        AlertState.UPDATED,
                        AlertState.RESOLVED,
                        AlertState.UPDATED);
        assertThat(List.of(updated.alertId(), resolved.alertId(), again.alertId()))
                .containsOnly(open.alertId());
        assertThat(resolved.resolvedAt()).isEqualTo(NOON.plusSeconds(120));
        assertThat(again.resolvedAt()).isNull();
        assertThat(again.raisedAt()).isEqualTo(NOON);
    }

    @Test
    void onsetOfAReopenedAlertStaysThatOfItsFirstEpisode() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Alert open = lifecycle.raised(raised(NOON, false), people(20), "f1", "s");
        lifecycle.cleared(cleared(NOON.plusSeconds(120)), 20);
        Instant later = NOON.plus(Duration.ofDays(3));
        assertThat(lifecycle.raised(raised(later, true), people(20), "f2", "s").onset())
                .isEqualTo(open.onset());
        assertThat(lifecycle.revised(revised(later.plusSeconds(60)), people(20)).onset())
                .isEqualTo(open.onset());
    }

    /** What a later fall was preceded by came after the onset that the alert names. */
    @Test
    void decisionsOfAReopenedAlertStayThoseBeforeItsOnset() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Decision before = decision(NOON.minus(Duration.ofDays(3)));
        Instant later = NOON.plus(Duration.ofDays(3));
        Context first = after(List.of(before), OptionalDouble.of(.25), 20);
        Context second = after(List.of(decision(NOON.plusSeconds(60))), OptionalDouble.of(.5), 20);
        lifecycle.raised(raised(NOON, false), first, "f1", "s");
        lifecycle.cleared(cleared(NOON.plusSeconds(120)), 20);
        Alert again = lifecycle.raised(raised(later, true), second, "f2", "s");
        Alert revised = lifecycle.revised(revised(later.plusSeconds(60)), second);

        assertThat(again.precededBy()).containsExactly(before);
        assertThat(again.chanceOfPrecedence()).hasValue(.25);
        assertThat(revised.precededBy()).containsExactly(before);
        assertThat(revised.chanceOfPrecedence()).hasValue(.25);
    }

    @Test
    void decisionsOfAnAlertWhoseOnsetIsEstimatedAnewAreThoseBeforeTheNewOne() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Decision before = decision(NOON.minus(Duration.ofDays(3)));
        lifecycle.raised(raised(NOON, false), people(20), "f1", "s");
        Context told = after(List.of(before), OptionalDouble.of(.5), 20);
        Alert revised = lifecycle.revised(revised(NOON.minusSeconds(60)), told);

        assertThat(revised.precededBy()).containsExactly(before);
        assertThat(revised.chanceOfPrecedence()).hasValue(.5);
    }

    @Test
    void anAlertOfThirtyDaysProposesOnceToAcceptItsLevel() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Alert open = lifecycle.raised(raised(NOON, false), people(20), "f1", "s");
        Instant due = NOON.plus(Duration.ofDays(30));

        assertThat(open.proposesAcceptance()).isFalse();
        assertThat(lifecycle.proposal(due.minusSeconds(1))).isEmpty();
        Alert proposal = lifecycle.proposal(due.plusSeconds(5)).orElseThrow();
        assertThat(proposal.proposesAcceptance()).isTrue();
        assertThat(proposal.state()).isEqualTo(AlertState.UPDATED);
        assertThat(proposal.at()).isEqualTo(due);
        assertThat(proposal.seq()).isEqualTo(2);
        assertThat(proposal.size()).isEqualTo(open.size());
        assertThat(lifecycle.proposal(due.plusSeconds(9))).isEmpty();
        Alert resolved = lifecycle.cleared(cleared(due.plusSeconds(60)), 20);
        assertThat(resolved.proposesAcceptance()).isFalse();
        assertThat(lifecycle.proposal(due.plusSeconds(90))).isEmpty();
    }

    @Test
    void anotherEpisodeIsAnotherAlertNamedAfterItsDecidingVote() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Alert first = lifecycle.raised(raised(NOON, false), people(20), "f1", "s");
        lifecycle.cleared(cleared(NOON.plusSeconds(120)), 20);
        Alert second =
                lifecycle.raised(raised(NOON.plusSeconds(180), false), people(20), "f2", "s");
        assertThat(second.alertId()).isNotEqualTo(first.alertId());
        assertThat(second.seq()).isEqualTo(1);
        Alert same =
                new AlertLifecycle(Asset.USERS).raised(raised(NOON, false), people(20), "f1", "s");
        assertThat(same.alertId()).isEqualTo(first.alertId());
    }

    @Test
    void fewStaffAreNeitherQuotedNorMeasured() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.STAFF);
        Alert four = lifecycle.raised(raised(NOON, false), people(4), "f", "s");
        assertThat(four.size()).isEmpty();
        assertThat(four.mix()).isEmpty();
        assertThat(four.level()).isEmpty();
        assertThat(four.baseline()).isEmpty();
        assertThat(four.quotes()).isEmpty();
        Alert nine = lifecycle.revised(revised(NOON), people(9));
        assertThat(nine.level()).hasValue(.3);
        assertThat(nine.quotes()).isEmpty();
        Alert ten = lifecycle.revised(revised(NOON), people(10));
        assertThat(ten.quotes()).containsExactly(QUOTE);
        assertThat(lifecycle.cleared(cleared(NOON), 4).level()).isEmpty();
    }

    @Test
    void themesOfStaffNeedFivePeopleWhoWroteAndStayWhenTheAlertEnds() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.STAFF);
        Context four = about(FEAR, 9, 4);
        Context five = about(FEAR, 9, 5);

        assertThat(lifecycle.raised(raised(NOON, false), four, "f", "s").themes()).isEmpty();
        assertThat(lifecycle.revised(revised(NOON), five).themes()).isEqualTo(told(FEAR));
        assertThat(lifecycle.cleared(cleared(NOON), 4).themes()).isEqualTo(told(FEAR));
    }

    /** The difference of two records by one more person would be what that person wrote. */
    @Test
    void themesOfStaffAreToldOnceForAnAlertAndThoseOfUsersAreRevised() {
        for (Asset asset : List.of(Asset.STAFF, Asset.USERS)) {
            AlertLifecycle lifecycle = new AlertLifecycle(asset);
            List<ThemeShift> revised = asset == Asset.STAFF ? told(FEAR) : List.of(MORE_FEAR);
            lifecycle.raised(raised(NOON, false), people(5), "f1", "s");
            Context more = about(MORE_FEAR, 6);

            assertThat(lifecycle.revised(revised(NOON), more).themes()).isEqualTo(revised);
            AlertLifecycle again = restored(asset, lifecycle);
            assertThat(again.revised(revised(NOON), more).themes()).isEqualTo(revised);
            again.cleared(cleared(NOON), 6);
            assertThat(again.raised(raised(NOON, true), more, "f2", "s").themes())
                    .isEqualTo(revised);
        }
    }

    /** Two stretches that overlap differ by few. */
    @Test
    void themesOfStaffAreNotToldAgainOfWeeksOfWhichTheyWereTold() {
        for (Asset asset : List.of(Asset.STAFF, Asset.USERS)) {
            AlertLifecycle lifecycle = new AlertLifecycle(asset);
            lifecycle.raised(raised(NOON, false), people(5), "f1", "s");
            lifecycle.cleared(cleared(NOON), 6);
            Context more = about(MORE_FEAR, 6);
            AlertLifecycle again = restored(asset, lifecycle);
            List<ThemeShift> soon =
                    again.raised(raised(NOON.plus(Duration.ofDays(20)), false), more, "f2", "s")
                            .themes();
            again.cleared(cleared(NOON.plus(Duration.ofDays(21))), 6);
            List<ThemeShift> later =
                    again.raised(raised(NOON.plus(Duration.ofDays(60)), false), more, "f3", "s")
                            .themes();

            assertThat(soon).isEqualTo(asset == Asset.STAFF ? List.of() : List.of(MORE_FEAR));
            assertThat(later)
                    .isEqualTo(asset == Asset.STAFF ? told(MORE_FEAR) : List.of(MORE_FEAR));
        }
    }

    @Test
    void themesOfStaffAreToldInStepsThatOnePersonCannotCross() {
        ThemeShift exact =
                new ThemeShift(
                        Optional.of(Theme.FEAR),
                        .128,
                        .319,
                        OptionalDouble.of(.437),
                        OptionalDouble.of(.261),
                        -.01,
                        -.03);
        ThemeShift told = told(exact).getFirst();
        assertThat(told.shareBefore()).isEqualTo(.15);
        assertThat(told.shareSince()).isEqualTo(.3);
        assertThat(told.levelBefore()).hasValue(.4);
        assertThat(told.levelSince()).hasValue(.3);
        assertThat(told.byLevel()).isCloseTo(-.0225, within(1e-12));
    }

    private static List<ThemeShift> told(ThemeShift shift) {
        return ThemeShift.rounded(List.of(shift), 20, 10);
    }

    @Test
    void fewUsersAreQuoted() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        assertThat(lifecycle.raised(raised(NOON, false), people(1), "f", "s").quotes())
                .containsExactly(QUOTE);
    }

    @Test
    void alertKeepsItsSignalUnlessItTurnsOutToBeAMatterOfWhoSpeaks() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        lifecycle.raised(raised(NOON, false), people(20), "f", "s");
        Change.Revised figures = revised(NOON);
        assertThat(lifecycle.revised(told(figures, Signal.RATING), people(20)).signal())
                .isEqualTo("text");
        Alert mix = lifecycle.revised(told(figures, Signal.MIX), people(20));
        assertThat(mix.signal()).isEqualTo("mix");
        assertThat(mix.mix()).hasValue(.15);
        assertThat(lifecycle.revised(told(figures, Signal.RATING), people(20)).signal())
                .isEqualTo("rating");
    }

    private static Change.Revised told(Change.Revised figures, Signal signal) {
        return new Change.Revised(
                figures.at(),
                figures.onset(),
                figures.size(),
                figures.severity(),
                figures.logEvidence(),
                figures.logBudget(),
                figures.level(),
                figures.baseline(),
                figures.votes(),
                signal,
                .15);
    }

    @Test
    void clearingWithoutAnAlertIsOurBug() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        assertThatThrownBy(() -> lifecycle.cleared(cleared(NOON), 20))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cleared without an open alert of users");
    }

    @Test
    void snapshotKeepsTheAlert() {
        AlertLifecycle lifecycle = new AlertLifecycle(Asset.USERS);
        Context context = after(List.of(decision(NOON)), OptionalDouble.of(.25), 20);
        lifecycle.raised(raised(NOON, false), context, "f1", "s");
        AlertLifecycle restored = restored(Asset.USERS, lifecycle);
        assertThat(restored.cleared(cleared(NOON.plusSeconds(9)), 20))
                .isEqualTo(lifecycle.cleared(cleared(NOON.plusSeconds(9)), 20));
    }

    private static AlertLifecycle restored(Asset asset, AlertLifecycle lifecycle) {
        StateWriter state = new StateWriter();
        lifecycle.writeTo(state);
        return AlertLifecycle.restore(asset, new StateReader(state.toByteArray()));
    }

    private static Context about(ThemeShift shift, long authors) {
        return about(shift, authors, authors);
    }

    private static Context about(ThemeShift shift, long authors, long writers) {
        return new Context(
                authors,
                authors,
                writers,
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                List.of(shift),
                Campaigns.UNKNOWN);
    }

    private static Context people(long authors) {
        return after(List.of(), OptionalDouble.empty(), authors);
    }

    private static Context after(
            List<Decision> decisions, OptionalDouble chanceOfPrecedence, long authors) {
        return new Context(
                authors,
                authors,
                authors,
                List.of(QUOTE),
                decisions,
                chanceOfPrecedence,
                List.of(FEAR),
                Campaigns.UNKNOWN);
    }

    private static Decision decision(Instant at) {
        return new Decision("d" + at, at, "title", "", "", "", List.of(), null);
    }

    private static Change.Raised raised(Instant at, boolean isSameEpisode) {
        Instant onset = at.minus(Duration.ofHours(30));
        return new Change.Raised(
                at,
                onset,
                .2,
                Severity.CRITICAL,
                9.2,
                9.08,
                .3,
                .5,
                40,
                isSameEpisode,
                Signal.TEXT,
                0);
    }

    private static Change.Revised revised(Instant at) {
        Instant onset = at.minus(Duration.ofHours(30));
        return new Change.Revised(
                at, onset, .2, Severity.CRITICAL, 9.2, 9.08, .3, .5, 40, Signal.TEXT, 0);
    }

    private static Change.Cleared cleared(Instant at) {
        return new Change.Cleared(at, at.minus(Duration.ofHours(12)), .48, .5);
    }
}
