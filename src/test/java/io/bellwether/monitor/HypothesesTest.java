package io.bellwether.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.hypothesis.Verdict.Answer;
import io.bellwether.hypothesis.Verdict.Mark;
import io.bellwether.hypothesis.Verdict.Reason;
import io.bellwether.hypothesis.Window;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a monitor makes of claims. The level of every stream here falls from .6 on 16 February. */
class HypothesesTest {

    private static final Window BEFORE = window("2026-01-12", "2026-02-09");
    private static final Window AFTER = window("2026-02-16", "2026-03-16");
    private static final Instant BEFOREHAND = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-16T00:00:00Z");

    @Test
    void whatWasForetoldIsSupported() {
        Verdict verdict = only(run(Asset.USERS, fall(.15), claim(Direction.DOWN, .05)));

        assertThat(verdict.answer()).isEqualTo(Answer.SUPPORTED);
        assertThat(verdict.at()).isEqualTo(END);
        assertThat(verdict.effect().orElseThrow()).isBetween(-.16, -.14);
        assertThat(verdict.low().orElseThrow()).isLessThan(-.15);
        assertThat(verdict.high().orElseThrow()).isBetween(-.15, -.05);
        assertThat(verdict.before().mean().orElseThrow()).isBetween(.59, .61);
        assertThat(verdict.before().votes()).isBetween(1200L, 1500L);
        assertThat(verdict.after().days()).isEqualTo(28);
        assertThat(verdict.marks()).isEmpty();
        assertThat(verdict.reasons()).isEmpty();
    }

    @Test
    void theOppositeIsRefuted() {
        Verdict verdict = only(run(Asset.USERS, fall(.15), claim(Direction.UP, .05)));
        assertThat(verdict.answer()).isEqualTo(Answer.REFUTED);
        assertThat(verdict.effect().orElseThrow()).isBetween(-.16, -.14);
    }

    @Test
    void whereNothingChangedAnEffectThatMattersIsRefutedAndASmallOneIsOpen() {
        assertThat(only(run(Asset.USERS, fall(0), claim(Direction.DOWN, .08))).answer())
                .isEqualTo(Answer.REFUTED);
        Verdict open = only(run(Asset.USERS, fall(0), claim(Direction.DOWN, .005)));
        assertThat(open.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(open.reasons()).containsExactly(Reason.WIDE_INTERVAL);
    }

    @Test
    void fewPeopleTellNothing() {
        Verdict verdict = only(run(Asset.USERS, fall(.15, 25), claim(Direction.DOWN, .05)));
        assertThat(verdict.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly(Reason.FEW_AUTHORS);
        assertThat(verdict.before().authors()).isEqualTo(25);
        assertThat(verdict.effect()).isPresent();
    }

    @Test
    void noFiguresOfFewerThanFiveOfTheStaffAreShown() {
        Hypothesis claim = of(Asset.STAFF, new Scope.Whole(), Metric.LEVEL, .05, 10, BEFOREHAND);
        Verdict four = only(run(Asset.STAFF, staff(4), claim));
        assertThat(four.effect()).isEmpty();
        assertThat(four.low()).isEmpty();
        assertThat(four.high()).isEmpty();
        assertThat(four.before().mean()).isEmpty();
        assertThat(four.after().mean()).isEmpty();
        assertThat(four.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(four.before()).isEqualTo(Verdict.Side.withheld());
        assertThat(four.after()).isEqualTo(Verdict.Side.withheld());
        assertThat(only(run(Asset.STAFF, staff(5), claim)).effect()).isPresent();
    }

    @Test
    void whenSoFewOfTheStaffSpokeIsNotToldEither() {
        Hypothesis claim = of(Asset.STAFF, new Scope.Whole(), Metric.LEVEL, .05, 10, BEFOREHAND);
        List<ScoredFeedback> once = staff(400).subList(0, 3);
        Verdict verdict = only(run(Asset.STAFF, with(once, staff(400)), claim));
        assertThat(verdict.reasons()).containsExactly(Reason.FEW_AUTHORS);
        assertThat(verdict.before()).isEqualTo(Verdict.Side.withheld());
    }

    /** A claim of all and one of nearly all differ by what the few others said. */
    @Test
    void nothingIsShownOfAPartOfTheStaffThatLeavesFewOut() {
        Hypothesis claim =
                of(Asset.STAFF, new Scope.OfSource("forum"), Metric.LEVEL, .05, 10, BEFOREHAND);
        Verdict butOne = only(run(Asset.STAFF, staffOutside(1), claim));
        assertThat(butOne.effect()).isEmpty();
        assertThat(butOne.after()).isEqualTo(Verdict.Side.withheld());
        assertThat(only(run(Asset.STAFF, staffOutside(9), claim)).effect()).isEmpty();
        assertThat(only(run(Asset.STAFF, staffOutside(10), claim)).effect()).isPresent();
        assertThat(only(run(Asset.STAFF, staffOutside(0), claim)).effect()).isPresent();
    }

    /** Who spoke elsewhere before it was registered is in no count, but in a claim of all. */
    @Test
    void nothingIsShownOfAPartOfTheStaffWhenTheRestWasNotAllCounted() {
        Instant late = Instant.parse("2026-01-14T00:00:00Z");
        Hypothesis claim =
                of(Asset.STAFF, new Scope.OfSource("forum"), Metric.LEVEL, .05, 10, late);
        Monitor monitor = new Monitor(Asset.STAFF, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : staff(100)) {
            if (!each.eventTime().isBefore(late)) {
                outputs.addAll(register(monitor, claim));
            }
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        Verdict verdict = only(verdicts(outputs));

        assertThat(verdict.reasons()).containsExactly(Reason.PARTLY_COUNTED);
        assertThat(verdict.before()).isEqualTo(Verdict.Side.withheld());
        assertThat(verdict.effect()).isEmpty();
    }

    @Test
    void whatWasAskedForGivesNoVerdictOnWhatEndsBehindIt() {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>(register(monitor, claim(Direction.DOWN, .05)));
        Instant noon = END.minus(Duration.ofHours(12));
        for (ScoredFeedback each : fall(.15)) {
            if (each.eventTime().isBefore(noon)) {
                outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
            }
        }
        outputs.addAll(monitor.finish(noon));
        assertThat(verdicts(outputs)).isEmpty();
        assertThat(verdicts(monitor.finish(END))).hasSize(1);
    }

    /** A hundred people, and so many of them who speak elsewhere. */
    private static List<ScoredFeedback> staffOutside(int people) {
        return staff(100).stream()
                .map(it -> isAmong(people, it) ? Streams.from("intranet", it) : it)
                .toList();
    }

    private static boolean isAmong(int people, ScoredFeedback vote) {
        return Integer.parseInt(String.valueOf(vote.author()).substring(7)) < people;
    }

    /** Some of the window before, and all after it. */
    private static List<ScoredFeedback> with(List<ScoredFeedback> few, List<ScoredFeedback> all) {
        List<ScoredFeedback> votes = new ArrayList<>();
        few.forEach(it -> votes.add(Streams.at(BEFORE.begin().plusSeconds(votes.size()), it)));
        all.stream().filter(it -> it.eventTime().isAfter(BEFORE.end())).forEach(votes::add);
        return votes;
    }

    @Test
    void namelessStaffAreNoPeopleUnlessTheirSourceIsDeclared() {
        List<ScoredFeedback> nameless =
                staff(400).stream().map(Streams::nameless).map(HypothesesTest::inNoFile).toList();
        Hypothesis claim = of(Asset.STAFF, new Scope.Whole(), Metric.LEVEL, .05, 10, BEFOREHAND);
        Verdict verdict = only(run(Asset.STAFF, nameless, claim));
        assertThat(verdict.before()).isEqualTo(Verdict.Side.withheld());
        assertThat(verdict.effect()).isEmpty();
    }

    /** Three people who answer a poll of every week are not twelve. */
    @Test
    void namelessStaffWhoMayBeTheSameEveryDayAreCountedOnce() {
        Hypothesis claim = of(Asset.STAFF, new Scope.Whole(), Metric.LEVEL, .05, 10, BEFOREHAND);
        assertThat(only(polled(3, claim)).before()).isEqualTo(Verdict.Side.withheld());
        assertThat(only(polled(12, claim)).before().authors()).isEqualTo(12);
    }

    private static List<Verdict> polled(int people, Hypothesis claim) {
        MonitorSettings base = MonitorSettings.defaults();
        MonitorSettings declared =
                new MonitorSettings(
                        base.detector(),
                        base.lateness(),
                        base.authorWindow(),
                        new TreeSet<>(List.of("box")));
        Monitor monitor = new Monitor(Asset.STAFF, declared);
        List<Output> outputs = new ArrayList<>(register(monitor, claim));
        List<ScoredFeedback> votes = staff(400);
        for (int i = 0; i < 12 * people; i++) {
            Instant at = Streams.START.plus(Duration.ofDays(7L * (i / people)).plusSeconds(i));
            ScoredFeedback vote = Streams.nameless(inNoFile(Streams.at(at, votes.get(i))));
            outputs.addAll(monitor.accept(new Input.Scored(vote), at));
        }
        outputs.addAll(monitor.finish());
        return verdicts(outputs);
    }

    @Test
    void lateClaimsAreMarked() {
        Instant late = Instant.parse("2026-02-16T00:00:00Z");
        Hypothesis claim = of(Asset.USERS, new Scope.Whole(), Metric.LEVEL, .05, 30, late);
        assertThat(only(run(Asset.USERS, fall(.15), claim)).marks()).containsExactly(Mark.LATE);
    }

    @Test
    void theFirstContentCountsAndAnotherMarksIt() {
        Hypothesis first = claim(Direction.DOWN, .05);
        Hypothesis edited = claim(Direction.DOWN, .2);
        Verdict verdict = only(run(Asset.USERS, fall(.15), first, edited, first));
        assertThat(verdict.answer()).isEqualTo(Answer.SUPPORTED);
        assertThat(verdict.hypothesis()).isEqualTo(first);
        assertThat(verdict.marks()).containsExactly(Mark.EDITED);
    }

    @Test
    void theSameOnceMoreDoesNothing() {
        Hypothesis first = claim(Direction.DOWN, .05);
        assertThat(run(Asset.USERS, fall(.15), first, first))
                .isEqualTo(run(Asset.USERS, fall(.15), first));
    }

    @Test
    void anIdThatMovesToAnotherAssetIsAnEdit() {
        Hypothesis first = claim(Direction.DOWN, .05);
        Hypothesis moved = of(Asset.STAFF, new Scope.Whole(), Metric.LEVEL, .05, 30, BEFOREHAND);
        assertThat(only(run(Asset.USERS, fall(.15), first, moved)).marks())
                .containsExactly(Mark.EDITED);
        assertThat(run(Asset.STAFF, staff(400), first, moved)).isEmpty();
    }

    @Test
    void nobodyGetsASecondVerdictUnderTheSameId() {
        List<ScoredFeedback> longer = Streams.stream(Asset.USERS, 3, 130, 2, 42, 130, .15, 4000);
        Window later = window("2026-04-06", "2026-05-04");
        Hypothesis first = claim(Direction.DOWN, .05);
        Hypothesis second =
                new Hypothesis(
                        first.id(),
                        first.title(),
                        first.asset(),
                        first.scope(),
                        first.metric(),
                        first.direction(),
                        .01,
                        BEFORE,
                        later,
                        30,
                        "",
                        END.plus(Duration.ofDays(1)));
        List<Output> outputs = new ArrayList<>();
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        outputs.addAll(register(monitor, first));
        boolean isTold = false;
        for (ScoredFeedback each : longer) {
            if (!isTold && each.eventTime().isAfter(END.plus(Duration.ofDays(2)))) {
                isTold = true;
                outputs.addAll(register(monitor, second));
            }
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        assertThat(isTold).isTrue();
        assertThat(verdicts(outputs)).hasSize(1);
    }

    @Test
    void votesOfOtherSourcesDoNotCount() {
        List<ScoredFeedback> two = new ArrayList<>();
        for (ScoredFeedback each : fall(.15)) {
            two.add(two.size() % 2 == 0 ? Streams.from("survey", each) : each);
        }
        Hypothesis claim =
                of(Asset.USERS, new Scope.OfSource("survey"), Metric.LEVEL, .05, 30, BEFOREHAND);
        Verdict verdict = only(run(Asset.USERS, two, claim));
        assertThat(verdict.answer()).isEqualTo(Answer.SUPPORTED);
        assertThat(verdict.before().votes()).isBetween(600L, 750L);
    }

    @Test
    void starsAndNegativeTextsCanBeClaimedToo() {
        List<ScoredFeedback> rated = fall(.15).stream().map(Streams::withStars).toList();
        Hypothesis stars = of(Asset.USERS, new Scope.Whole(), Metric.RATING, .05, 30, BEFOREHAND);
        Verdict ofStars = only(run(Asset.USERS, rated, stars));
        assertThat(ofStars.answer()).isEqualTo(Answer.SUPPORTED);
        assertThat(ofStars.effect().orElseThrow()).isBetween(-.17, -.13);
        Hypothesis negative =
                of(Asset.USERS, new Scope.Whole(), Metric.NEGATIVE_SHARE, .05, 30, BEFOREHAND);
        Verdict ofNegative = only(run(Asset.USERS, fall(.15), negative));
        // Levels spread over .6: a third of the scale is passed by .2 of .6 after, .03 before.
        assertThat(ofNegative.effect().orElseThrow()).isBetween(.2, .3);
        assertThat(ofNegative.answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void whatWasNotCountedBeforeTheRegistrationIsNotMadeUp() {
        Hypothesis ofSource =
                of(
                        Asset.USERS,
                        new Scope.OfSource("forum"),
                        Metric.LEVEL,
                        .05,
                        30,
                        Instant.parse("2026-01-14T00:00:00Z"));
        Verdict verdict = only(verdicts(registeredAfter(.12, ofSource, monitor -> monitor)));
        assertThat(verdict.answer()).isEqualTo(Answer.INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly(Reason.PARTLY_COUNTED);
    }

    @Test
    void anotherScorerIsNoChangeOfMood() {
        List<ScoredFeedback> scored =
                fall(0).stream()
                        .map(
                                each ->
                                        each.eventTime().isBefore(AFTER.begin())
                                                ? each
                                                : Streams.scoredBy("another", -.2, each))
                        .toList();
        Verdict verdict = only(run(Asset.USERS, scored, claim(Direction.DOWN, .05)));
        assertThat(verdict.reasons()).contains(Reason.SCORER_CHANGED);
        assertThat(verdict.answer()).isEqualTo(Answer.INCONCLUSIVE);
    }

    /** Neither does a later change count, nor does it make an earlier one forgotten. */
    @Test
    void ofAClaimAboutThePastOnlyScorersWithinItsWindowsCount() {
        assertThat(ofThePast("2026-03-18").answer()).isEqualTo(Answer.SUPPORTED);
        assertThat(ofThePast("2026-02-20", "2026-03-18").reasons())
                .containsExactly(Reason.SCORER_CHANGED);
    }

    /** A late claim, of a stream in which another scorer with equal levels takes over at times. */
    private static Verdict ofThePast(String... changes) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (ScoredFeedback each : fall(.15)) {
            String day = each.eventTime().toString().substring(0, 10);
            String scorer = "s" + Stream.of(changes).filter(it -> day.compareTo(it) >= 0).count();
            ScoredFeedback vote = Streams.scoredBy(scorer, 0, each);
            outputs.addAll(monitor.accept(new Input.Scored(vote), vote.eventTime()));
        }
        Hypothesis late = of(Asset.USERS, new Scope.Whole(), Metric.LEVEL, .05, 30, END);
        outputs.addAll(register(monitor, late));
        outputs.addAll(monitor.finish());
        return only(verdicts(outputs));
    }

    @Test
    void noVotesAreCountedForAClaimBesideTwoHundredOpenOnes() {
        Hypothesis[] claims = new Hypothesis[202];
        for (int i = 0; i < claims.length; i++) {
            claims[i] = named("claim " + (1000 + i), claim(Direction.DOWN, .05));
        }
        List<Verdict> verdicts = run(Asset.USERS, fall(.15), claims);

        assertThat(verdicts).hasSize(202);
        assertThat(verdicts.subList(0, 200)).allMatch(it -> it.answer() == Answer.SUPPORTED);
        assertThat(verdicts.subList(200, 202))
                .allMatch(it -> it.reasons().equals(List.of(Reason.TOO_MANY_OPEN)))
                .allMatch(it -> it.after().isWithheld());
    }

    @Test
    void whereAnOpenClaimWasJudgedAnotherOneIsCounted() {
        Window later = window("2026-04-06", "2026-05-04");
        List<Output> outputs = new ArrayList<>();
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        for (int i = 0; i < 200; i++) {
            outputs.addAll(register(monitor, named("early " + i, claim(Direction.DOWN, .05))));
        }
        Hypothesis claim = claim(Direction.UP, .05);
        Hypothesis next =
                new Hypothesis(
                        "next",
                        claim.title(),
                        claim.asset(),
                        claim.scope(),
                        claim.metric(),
                        claim.direction(),
                        claim.smallestEffect(),
                        AFTER,
                        later,
                        30,
                        "",
                        END.plus(Duration.ofDays(1)));
        for (ScoredFeedback each : Streams.stream(Asset.USERS, 3, 130, 2, 42, 130, .15, 4000)) {
            if (each.eventTime().isAfter(next.registeredAt())) {
                // The same once more does nothing.
                outputs.addAll(register(monitor, next));
            }
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        assertThat(verdicts(outputs)).hasSize(201);
        assertThat(verdicts(outputs).getLast().answer()).isEqualTo(Answer.REFUTED);
    }

    @Test
    void aWindowThatIsSilentForLongTellsNothing() {
        Instant from = Instant.parse("2026-02-20T00:00:00Z");
        Instant to = Instant.parse("2026-02-28T00:00:00Z");
        List<ScoredFeedback> gap =
                fall(.15).stream()
                        .filter(
                                each ->
                                        each.eventTime().isBefore(from)
                                                || !each.eventTime().isBefore(to))
                        .toList();
        Verdict verdict = only(run(Asset.USERS, gap, claim(Direction.DOWN, .05)));
        assertThat(verdict.reasons()).containsExactly(Reason.DATA_GAP);
        assertThat(verdict.after().days()).isEqualTo(20);
    }

    @Test
    void aFileThatEndsOnTheLastDayGetsItsVerdictAndOneThatEndsSoonerDoesNot() {
        List<ScoredFeedback> all = fall(.15);
        Instant noon = END.minus(Duration.ofHours(12));
        List<ScoredFeedback> tillNoon =
                all.stream().filter(each -> each.eventTime().isBefore(noon)).toList();
        List<ScoredFeedback> tillTheDayBefore =
                all.stream()
                        .filter(each -> each.eventTime().isBefore(noon.minus(Duration.ofDays(1))))
                        .toList();
        assertThat(run(Asset.USERS, tillNoon, claim(Direction.DOWN, .05))).hasSize(1);
        assertThat(run(Asset.USERS, tillTheDayBefore, claim(Direction.DOWN, .05))).isEmpty();
    }

    /** However often the monitor is stopped and restored, and however far it is thrown back. */
    @Property(tries = 10)
    void aVerdictIsGivenOnceAcrossRestarts(
            @ForAll @LongRange(max = 1000) long seed,
            @ForAll @DoubleRange(max = .99) double one,
            @ForAll @DoubleRange(max = .99) double other) {
        List<Input> journal = journal(seed);
        List<Output> expected = new ArrayList<>();
        Monitor straight = new Monitor(Asset.USERS, MonitorSettings.defaults());
        journal.forEach(input -> expected.addAll(straight.accept(input, at(input))));
        List<Output> seen = new ArrayList<>();
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        byte[] saved = monitor.snapshot();
        int savedAt = 0;
        for (int i = 0; i < journal.size(); i++) {
            if (i == (int) (one * journal.size())) {
                saved = monitor.snapshot();
                savedAt = i;
            }
            if (i == (int) (other * journal.size())) {
                monitor = Monitor.restore(Asset.USERS, saved);
                for (int again = savedAt; again < i; again++) {
                    var unused = monitor.accept(journal.get(again), at(journal.get(again)));
                }
            }
            seen.addAll(monitor.accept(journal.get(i), at(journal.get(i))));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(monitor.snapshot()).isEqualTo(straight.snapshot());
        assertThat(verdicts(seen)).hasSize(3).doesNotHaveDuplicates();
    }

    /** Of a whole asset the past is kept, so it matters not when within it a claim comes. */
    @Property(tries = 6)
    void claimsOverThePastOfAnAssetGetTheSameVerdictWhenever(
            @ForAll @DoubleRange(max = .55) double where) {
        Hypothesis claim = claim(Direction.DOWN, .05);
        List<Verdict> beforehand = run(Asset.USERS, fall(.15), claim);
        assertThat(verdicts(registeredAfter(where, claim, UnaryOperator.identity())))
                .isEqualTo(beforehand);
        assertThat(
                        verdicts(
                                registeredAfter(
                                        where,
                                        claim,
                                        it -> Monitor.restore(Asset.USERS, it.snapshot()))))
                .isEqualTo(beforehand);
    }

    private static List<Output> registeredAfter(
            double where, Hypothesis claim, UnaryOperator<Monitor> between) {
        List<ScoredFeedback> feedback = fall(.15);
        List<Output> outputs = new ArrayList<>();
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        for (int i = 0; i < feedback.size(); i++) {
            if (i == (int) (where * feedback.size())) {
                monitor = between.apply(monitor);
                outputs.addAll(register(monitor, claim));
            }
            ScoredFeedback each = feedback.get(i);
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        return outputs;
    }

    private static List<Input> journal(long seed) {
        List<Input> journal = new ArrayList<>();
        List<ScoredFeedback> feedback = Streams.stream(Asset.USERS, seed, 75, 1, 42, 75, .15, 400);
        for (ScoredFeedback each : feedback) {
            if (journal.size() == 300 || journal.size() == 1200) {
                String id = "claim " + journal.size();
                journal.add(new Input.HypothesisRegistered(named(id, claim(Direction.UP, .05))));
            }
            if (journal.size() == 700) {
                journal.add(new Input.HypothesisRegistered(claim(Direction.DOWN, .1)));
                journal.add(new Input.HypothesisRegistered(claim(Direction.DOWN, .05)));
            }
            journal.add(new Input.Scored(each));
        }
        return journal;
    }

    private static Instant at(Input input) {
        return input instanceof Input.Scored scored ? scored.feedback().eventTime() : BEFOREHAND;
    }

    private static List<ScoredFeedback> fall(double drop) {
        return fall(drop, 4000);
    }

    private static List<ScoredFeedback> fall(double drop, int authors) {
        return Streams.stream(Asset.USERS, 3, 75, 2, 42, 75, drop, authors);
    }

    private static List<ScoredFeedback> staff(int authors) {
        return Streams.stream(Asset.STAFF, 4, 75, 1, 42, 75, .15, authors);
    }

    private static ScoredFeedback inNoFile(ScoredFeedback feedback) {
        return Streams.from("box", feedback);
    }

    private static Hypothesis claim(Direction direction, double smallestEffect) {
        return new Hypothesis(
                "claim",
                "Prices drive people away",
                Asset.USERS,
                new Scope.Whole(),
                Metric.LEVEL,
                direction,
                smallestEffect,
                BEFORE,
                AFTER,
                30,
                "head of product",
                BEFOREHAND);
    }

    private static Hypothesis of(
            Asset asset,
            Scope scope,
            Metric metric,
            double smallestEffect,
            int minimumAuthors,
            Instant registeredAt) {
        return new Hypothesis(
                "claim",
                "Prices drive people away",
                asset,
                scope,
                metric,
                Direction.DOWN,
                smallestEffect,
                BEFORE,
                AFTER,
                minimumAuthors,
                "head of product",
                registeredAt);
    }

    private static Hypothesis named(String id, Hypothesis claim) {
        return new Hypothesis(
                id,
                claim.title(),
                claim.asset(),
                claim.scope(),
                claim.metric(),
                claim.direction(),
                claim.smallestEffect(),
                claim.before(),
                claim.after(),
                claim.minimumAuthors(),
                claim.registeredBy(),
                claim.registeredAt());
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static List<Verdict> run(
            Asset asset, List<ScoredFeedback> feedback, Hypothesis... claims) {
        Monitor monitor = new Monitor(asset, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (Hypothesis claim : claims) {
            outputs.addAll(register(monitor, claim));
        }
        for (ScoredFeedback each : feedback) {
            outputs.addAll(monitor.accept(new Input.Scored(each), each.eventTime()));
        }
        outputs.addAll(monitor.finish());
        return verdicts(outputs);
    }

    private static List<Output> register(Monitor monitor, Hypothesis claim) {
        return monitor.accept(new Input.HypothesisRegistered(claim), claim.registeredAt());
    }

    private static Verdict only(List<Verdict> verdicts) {
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }

    private static List<Verdict> verdicts(List<Output> outputs) {
        return outputs.stream()
                .filter(Output.VerdictGiven.class::isInstance)
                .map(output -> ((Output.VerdictGiven) output).verdict())
                .toList();
    }
}
