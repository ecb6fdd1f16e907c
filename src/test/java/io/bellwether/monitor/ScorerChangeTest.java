package io.bellwether.monitor;

import static io.bellwether.monitor.Outputs.alerts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScorerChangeTest {

    private static final Instant SWITCH = Streams.START.plus(Duration.ofDays(35));
    private static final Instant CRISIS = Streams.START.plus(Duration.ofDays(42));
    private static final double SHIFT = -.08;

    private final List<ScoredFeedback> quiet =
            Streams.stream(Asset.USERS, 11, 60, 8, 0, 0, 0, 4000);
    private final List<ScoredFeedback> crisis =
            Streams.stream(Asset.USERS, 12, 60, 8, 42, 50, .3, 4000);
    private final List<ScoredFeedback> longCrisis =
            Streams.stream(Asset.USERS, 13, 60, 8, 32, 45, .3, 4000);

    /** What a journal holds when another scorer takes over at {@link #SWITCH}. */
    private static List<Input> journal(List<ScoredFeedback> stream, boolean isAnnounced) {
        List<Input> journal = new ArrayList<>();
        boolean isOld = true;
        for (ScoredFeedback each : stream) {
            boolean isBefore = each.eventTime().isBefore(SWITCH);
            if (isOld && !isBefore && isAnnounced) {
                announce(stream, journal);
            }
            isOld = isBefore;
            journal.add(new Input.Scored(isOld ? each : Streams.scoredBy("new", SHIFT, each)));
        }
        return journal;
    }

    private static void announce(List<ScoredFeedback> stream, List<Input> journal) {
        for (ScoredFeedback each : stream) {
            if (each.eventTime().isBefore(SWITCH)) {
                journal.add(new Input.Rescored(Streams.scoredBy("new", SHIFT, each)));
            }
        }
        journal.add(new Input.ScorerReplaced("r1", Asset.USERS, "new", SWITCH));
    }

    @Test
    void announcedOrNotAnotherScorerRaisesNothing() {
        assertThat(alerts(run(journal(quiet, true)))).isEmpty();
        assertThat(alerts(run(journal(quiet, false)))).isEmpty();
    }

    /** Without its name the same switch is a drop, or the test above would prove nothing. */
    @Test
    void anotherScorerUnderTheOldNameIsADrop() {
        List<Input> journal = new ArrayList<>();
        for (ScoredFeedback each : quiet) {
            boolean isOld = each.eventTime().isBefore(SWITCH);
            journal.add(new Input.Scored(Streams.scoredBy("given", isOld ? 0 : SHIFT, each)));
        }
        assertThat(alerts(run(journal))).isNotEmpty();
    }

    @Test
    void crisisAWeekAfterTheSwitchIsFound() {
        for (boolean isAnnounced : new boolean[] {true, false}) {
            Alert open = alerts(run(journal(crisis, isAnnounced))).getFirst();
            assertThat(open.at()).isBetween(CRISIS, CRISIS.plus(Duration.ofDays(1)));
            assertThat(open.scorerId()).isEqualTo("new");
        }
    }

    @Test
    void openAlertLastsOverTheSwitchAndEndsWithTheCrisis() {
        Instant end = Streams.START.plus(Duration.ofDays(45));
        for (boolean isAnnounced : new boolean[] {true, false}) {
            List<Alert> alerts = alerts(run(journal(longCrisis, isAnnounced)));
            assertThat(alerts.getFirst().at()).isBefore(SWITCH);
            assertThat(alerts.stream().map(Alert::alertId).distinct()).hasSize(1);
            assertThat(alerts.stream().filter(it -> it.state() == AlertState.RESOLVED))
                    .singleElement()
                    .satisfies(it -> assertThat(it.at()).isAfter(end));
        }
    }

    @Test
    void announcementMovesTheLevelAtOnce() {
        List<Level> levels = new ArrayList<>();
        for (Output output : run(journal(quiet, true))) {
            if (output instanceof Output.LevelClosed closed) {
                levels.add(closed.level());
            }
        }
        Instant soon = SWITCH.plus(Duration.ofHours(2));
        assertThat(levels)
                .filteredOn(it -> it.to().isAfter(soon))
                .allMatch(it -> it.expected() < .57);
        assertThat(levels)
                .filteredOn(it -> it.to().isBefore(SWITCH) && it.logEvidence() > 0)
                .allMatch(it -> it.expected() > .55);
    }

    @Test
    void repeatedAnnouncementDoesNothing() {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        journal(quiet, true).forEach(input -> accept(monitor, input));
        byte[] before = monitor.snapshot();
        accept(monitor, new Input.ScorerReplaced("r1", Asset.USERS, "new", SWITCH));
        accept(monitor, new Input.ScorerReplaced("r2", Asset.STAFF, "new", SWITCH));
        assertThat(monitor.snapshot()).isEqualTo(before);
    }

    @Test
    void scorersThatTakeTurnsAreNoChangeAndOneThatComesBackLaterIs() {
        ScorerChange change = new ScorerChange();
        List<Boolean> said = new ArrayList<>();
        String scorers = "aababaa" + "b" + "aa";
        int[] hours = {0, 1, 2, 3, 9, 26, 27, 40, 41, 42};
        for (int i = 0; i < hours.length; i++) {
            Instant at = Streams.START.plus(Duration.ofHours(hours[i]));
            ScoredFeedback vote = Streams.at(at, quiet.getFirst());
            String scorer = scorers.substring(i, i + 1);
            said.add(change.isOther(Streams.scoredBy(scorer, 0, vote)));
        }
        assertThat(said)
                .containsExactly(
                        false, false, true, false, false, false, false, true, false, false);
    }

    @Test
    void lateRecordOfTheOldScorerIsNoChangeAfterAPlannedTakeover() {
        ScorerChange change = new ScorerChange();
        Instant at = Streams.START.plus(Duration.ofDays(5));
        ScoredFeedback old = Streams.scoredBy("a", 0, quiet.getFirst());
        assertThat(change.isOther(Streams.at(Streams.START, old))).isFalse();
        change.takeOver("b", at, MonitorSettings.defaults());
        assertThat(change.isOther(Streams.at(at.plusSeconds(60), old))).isFalse();
        ScoredFeedback vote = Streams.scoredBy("b", 0, old);
        assertThat(change.isOther(Streams.at(at.plusSeconds(120), vote))).isFalse();
        Instant later = at.plus(Duration.ofDays(3));
        assertThat(change.isOther(Streams.at(later, vote))).isFalse();
        assertThat(change.isOther(Streams.at(later, old))).isTrue();
    }

    /** The monitor's watermark may be far behind what was scored again. */
    @Test
    void votesThatTheMonitorStillHoldsAreNotAmongTheThemesOfWhatWasScoredAgain() {
        Instant at = Streams.START.plus(Duration.ofDays(5));
        List<ScoredFeedback> beforeIt =
                quiet.stream().filter(it -> it.eventTime().isBefore(at)).toList();
        List<ScoredFeedback> andTwoDaysMore = quiet.subList(0, beforeIt.size() + 384);

        assertThat(themesOfRescored(andTwoDaysMore, at)).isEqualTo(themesOfRescored(beforeIt, at));
    }

    private static byte[] themesOfRescored(List<ScoredFeedback> records, Instant at) {
        MonitorSettings settings = MonitorSettings.defaults();
        RescoredVotes votes = new RescoredVotes("new", Asset.USERS, settings.authorWindow());
        records.forEach(it -> votes.add(Streams.scoredBy("new", 0, it), at, settings));
        StateWriter state = new StateWriter();
        votes.finish(at, settings).themes().writeTo(state);
        return state.toByteArray();
    }

    /**
     * What the rule remembers must last from where it has read, and not from what was heard last.
     */
    @Test
    void whatIsSaidTwiceIsKnownBehindASnapshotHoweverFarTheMonitorIsBehind() {
        List<ScoredFeedback> twice =
                Stream.concat(
                                quiet.stream(),
                                quiet.stream()
                                        .map(
                                                it ->
                                                        Streams.at(
                                                                it.eventTime()
                                                                        .plus(Duration.ofHours(18)),
                                                                it)))
                        .sorted(Comparator.comparing(ScoredFeedback::eventTime))
                        .limit(quiet.size() / 4)
                        .toList();

        assertThat(rescored(twice, true)).isEqualTo(rescored(twice, false));
    }

    private static byte[] rescored(List<ScoredFeedback> records, boolean isSaved) {
        MonitorSettings settings = MonitorSettings.defaults();
        Instant at = Streams.START.plus(Duration.ofDays(3));
        RescoredVotes votes = new RescoredVotes("new", Asset.USERS, settings.authorWindow());
        for (ScoredFeedback each : records) {
            votes.add(Streams.scoredBy("new", 0, each), at, settings);
        }
        if (isSaved) {
            StateWriter saved = new StateWriter();
            votes.writeTo(saved);
            votes =
                    RescoredVotes.restore(
                            Asset.USERS, settings, new StateReader(saved.toByteArray()));
        }
        RescoredVotes.Again again = votes.finish(records.getLast().eventTime(), settings);
        StateWriter state = new StateWriter();
        again.scores().writeTo(state);
        again.themes().writeTo(state);
        return state.toByteArray();
    }

    @Test
    void oneScorerIsNoOtherAfterAYearOfSilence() {
        ScorerChange change = new ScorerChange();
        ScoredFeedback vote = quiet.getFirst();
        assertThat(change.isOther(vote)).isFalse();
        Instant later = vote.eventTime().plus(Duration.ofDays(365));
        assertThat(change.isOther(Streams.at(later, vote))).isFalse();
        assertThat(change.isOther(Streams.scoredBy("b", 0, Streams.at(later, vote)))).isTrue();
    }

    @Test
    void feedbackOfAnotherAssetIsOurBug() {
        Monitor monitor = new Monitor(Asset.STAFF, MonitorSettings.defaults());
        Input foreign = new Input.Rescored(quiet.getFirst());
        assertThatThrownBy(() -> accept(monitor, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feedback of users in journal of staff");
    }

    @Property(tries = 8)
    void snapshotBetweenAnyTwoEntriesChangesNothing(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 0, max = .99) double where,
            @ForAll boolean isAnnounced) {
        List<Input> journal =
                journal(Streams.stream(Asset.USERS, seed, 50, 4, 33, 42, .3, 4000), isAnnounced);
        int cut = (int) (where * journal.size());
        // Once anywhere, and once in the middle of what is scored again, if anything is.
        int switched = journal.size() / 2;
        Monitor straight = new Monitor(Asset.USERS, MonitorSettings.defaults());
        Monitor restored = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < journal.size(); i++) {
            if (i == cut || i == switched) {
                restored = Monitor.restore(Asset.USERS, restored.snapshot());
            }
            List<Output> said = accept(straight, journal.get(i));
            assertThat(accept(restored, journal.get(i))).isEqualTo(said);
            outputs.addAll(said);
        }
        assertThat(restored.snapshot()).isEqualTo(straight.snapshot());
        assertThat(alerts(outputs)).isNotEmpty();
    }

    private static List<Output> run(List<Input> journal) {
        Monitor monitor = new Monitor(Asset.USERS, MonitorSettings.defaults());
        List<Output> outputs = new ArrayList<>();
        journal.forEach(input -> outputs.addAll(accept(monitor, input)));
        outputs.addAll(monitor.finish());
        return outputs;
    }

    private static List<Output> accept(Monitor monitor, Input input) {
        Instant writtenAt =
                input instanceof Input.Scored scored ? scored.feedback().eventTime() : SWITCH;
        return monitor.accept(input, writtenAt);
    }
}
