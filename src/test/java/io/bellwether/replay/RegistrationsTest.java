package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Verdict.Mark;
import io.bellwether.hypothesis.Verdict.Reason;
import io.bellwether.hypothesis.Window;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hypotheses have the place in a history that they had in the journal. */
class RegistrationsTest {

    private static final Window BEFORE = window("2026-01-12", "2026-02-09");
    private static final Window AFTER = window("2026-02-16", "2026-03-16");
    private static final String BEFOREHAND = "2026-01-05T00:00:00Z";

    /** From 5 January to 21 March; the level falls from .6 by .15 on 16 February. */
    private static final List<ScoredFeedback> FALL =
            Streams.stream(Asset.USERS, 3, 75, 2, 42, 75, .15, 4000);

    @Test
    void anotherContentAfterTheVerdictChangesNothing() {
        Hypothesis first = claim("2026-01-05T00:00:00Z", .05, new Scope.Whole());
        Hypothesis before = claim("2026-03-15T12:00:00Z", .2, new Scope.Whole());
        Hypothesis after = claim("2026-03-17T00:00:00Z", .2, new Scope.Whole());
        assertThat(asLive(FALL, first, before).marks()).containsExactly(Mark.EDITED);
        assertThat(asLive(FALL, first, after).marks()).isEmpty();
        assertThat(asLive(FALL, after, first).marks()).isEmpty();
    }

    @Test
    void anotherContentBehindAPastThatEndsWithItsVerdictChangesNothing() {
        List<ScoredFeedback> shorter =
                FALL.stream().filter(each -> each.eventTime().isBefore(AFTER.end())).toList();
        Hypothesis first = claim(BEFOREHAND, .05, new Scope.Whole());
        Hypothesis after = claim("2026-06-01T00:00:00Z", .2, new Scope.Whole());
        assertThat(replayed(shorter, List.of(first, after)).marks()).isEmpty();
    }

    @Test
    void sourceThatWasNotCountedFromTheBeginningIsPartlyCounted() {
        Scope forum = new Scope.OfSource("forum");
        Hypothesis beforehand = claim(BEFOREHAND, .05, forum);
        Hypothesis begun = claim("2026-01-20T00:00:00Z", .05, forum);
        assertThat(asLive(FALL, beforehand).reasons()).isEmpty();
        assertThat(asLive(FALL, begun).reasons()).containsExactly(Reason.PARTLY_COUNTED);
    }

    @Test
    void lateClaimIsJudgedByTheWanderingOfTheTimeWhenItWasRegistered() {
        Verdict late = asLive(FALL, claim("2026-03-10T00:00:00Z", .05, new Scope.Whole()));
        Verdict beforehand = asLive(FALL, claim(BEFOREHAND, .05, new Scope.Whole()));
        assertThat(late.marks()).containsExactly(Mark.LATE);
        assertThat(late.effect()).isEqualTo(beforehand.effect());
        assertThat(late.low()).isNotEqualTo(beforehand.low());
    }

    @Test
    void claimBehindThePastIsJudgedByAllOfIt() {
        Hypothesis behind = claim("2026-06-01T00:00:00Z", .05, new Scope.Whole());
        Verdict verdict = asLive(FALL, behind);
        assertThat(verdict.answer()).isEqualTo(Verdict.Answer.SUPPORTED);
        assertThat(verdict.marks()).containsExactly(Mark.LATE);
    }

    @Test
    void journalThatGoesOnBehindTheStretchGivesTheVerdictThatIsDueAtItsEnd() {
        Hypothesis claim = claim(BEFOREHAND, .05, new Scope.Whole());
        Replay replay = Replay.following(asset -> MonitorSettings.defaults());
        AssetReplay users = replay.asset(Asset.USERS);
        Stretch stretch = new Stretch(Instant.MIN, AFTER.end(), Duration.ZERO, users);
        stretch.take(new Input.HypothesisRegistered(claim), claim.registeredAt());
        FALL.forEach(said -> stretch.take(new Input.Scored(said), said.eventTime()));
        assertThat(replay.found().verdicts()).isEmpty();

        users.finish(Instant.MAX);
        List<ScoredFeedback> shorter =
                FALL.stream().filter(each -> each.eventTime().isBefore(AFTER.end())).toList();
        assertThat(only(replay.found())).isEqualTo(replayed(shorter, List.of(claim)));
    }

    @Test
    void importedPastComesAfterWhatWasRegisteredBeforeItWasWritten() {
        Hypothesis claim = claim("2026-06-01T00:00:00Z", .05, new Scope.OfSource("forum"));
        Arrivals imported = new Arrivals(List.of(claim));
        Arrivals known = new Arrivals(List.of(claim));
        for (ScoredFeedback said : FALL) {
            imported.add(said.asset(), said.eventTime(), Instant.parse("2026-06-02T00:00:00Z"));
            known.add(said.asset(), said.eventTime(), Instant.parse("2026-05-31T00:00:00Z"));
        }
        History history = new History(FALL, List.of(), List.of(), List.of());
        assertThat(only(history.placing(imported.registrations())).reasons()).isEmpty();
        assertThat(only(history.placing(known.registrations())).reasons())
                .contains(Reason.PARTLY_COUNTED);
    }

    @Test
    void placeOfAClaimIsBehindTheNewestThatHadBeenWritten() {
        Hypothesis first = claim("2026-03-01T00:00:00Z", .05, new Scope.Whole());
        Hypothesis second = claim("2026-03-02T00:00:00Z", .05, new Scope.Whole());
        Arrivals arrivals = new Arrivals(List.of(second, first));
        Instant hour = Instant.parse("2026-02-01T01:00:00Z");
        arrivals.add(Asset.STAFF, hour, Instant.parse("2026-02-28T23:59:59Z"));
        arrivals.add(Asset.STAFF, hour.minusSeconds(9), Instant.parse("2026-02-28T23:59:59Z"));
        arrivals.add(Asset.STAFF, hour.minusSeconds(60), Instant.parse("2026-03-01T00:00:00Z"));
        arrivals.add(Asset.STAFF, hour.plusSeconds(60), Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(arrivals.registrations())
                .extracting(Registration::hypothesis)
                .containsExactly(second, first);
        assertThat(arrivals.registrations())
                .allMatch(each -> each.isKnown(Asset.USERS, Instant.EPOCH))
                .noneMatch(each -> each.isKnown(Asset.STAFF, hour))
                .allMatch(each -> each.isKnown(Asset.STAFF, hour.plusNanos(1)));

        arrivals.add(Asset.STAFF, hour.plusSeconds(30), Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(arrivals.registrations())
                .extracting(each -> each.isKnown(Asset.STAFF, hour.plusSeconds(30)))
                .containsExactly(false, true);
    }

    /** The verdict of the history, once it is known to be that of a journal written on the way. */
    private static Verdict asLive(List<ScoredFeedback> feedback, Hypothesis... claims) {
        Verdict verdict = replayed(feedback, List.of(claims));
        assertThat(verdict).isEqualTo(live(feedback, List.of(claims)));
        return verdict;
    }

    private static Verdict replayed(List<ScoredFeedback> feedback, List<Hypothesis> claims) {
        return only(new History(feedback, List.of(), List.of(), List.of()).registering(claims));
    }

    private static Verdict only(History history) {
        return only(Replay.under(asset -> MonitorSettings.defaults()).history(history));
    }

    private static Verdict only(Past past) {
        assertThat(past.verdicts()).hasSize(1);
        return past.verdicts().getFirst();
    }

    private static Verdict live(List<ScoredFeedback> feedback, List<Hypothesis> claims) {
        Replay replay = Replay.following(asset -> MonitorSettings.defaults());
        AssetReplay users = replay.asset(Asset.USERS);
        List<Hypothesis> waiting = new ArrayList<>(claims);
        waiting.sort(Comparator.comparing(Hypothesis::registeredAt));
        for (ScoredFeedback said : feedback) {
            while (!waiting.isEmpty()
                    && !waiting.getFirst().registeredAt().isAfter(said.eventTime())) {
                register(users, waiting.removeFirst());
            }
            users.take(new Input.Scored(said), said.eventTime());
        }
        users.finish(Instant.MAX);
        waiting.forEach(claim -> register(users, claim));
        return only(replay.found());
    }

    private static void register(AssetReplay asset, Hypothesis claim) {
        asset.take(new Input.HypothesisRegistered(claim), claim.registeredAt());
    }

    private static Hypothesis claim(String registeredAt, double smallestEffect, Scope scope) {
        return new Hypothesis(
                "h-1",
                "t",
                Asset.USERS,
                scope,
                Metric.LEVEL,
                Direction.DOWN,
                smallestEffect,
                BEFORE,
                AFTER,
                30,
                "",
                Instant.parse(registeredAt));
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }
}
