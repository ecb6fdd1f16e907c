package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.HourClosed;
import io.bellwether.detection.Change.PhaseChanged;
import io.bellwether.detection.Change.Raised;
import io.bellwether.detection.Change.Revised;
import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropDetectorTest {

    private static final int DAY = 24;

    @Test
    void aLastingDropIsRaisedOnceAndClearedWhenItIsOver() {
        Crowd crowd = Crowd.of(1, 8).feel(.6, 30 * DAY).feel(.4, 7 * DAY).feel(.6, 7 * DAY);

        Instant onset = Crowd.BEGIN.plus(Duration.ofDays(30));
        assertThat(crowd.all(Raised.class)).hasSize(1);
        Raised raised = crowd.all(Raised.class).getFirst();
        assertThat(raised.at()).isBetween(onset, onset.plus(Duration.ofDays(1)));
        assertThat(raised.onset())
                .isBetween(onset.minus(Duration.ofHours(3)), onset.plus(Duration.ofHours(3)));
        assertThat(raised.size()).isCloseTo(.2, within(.05));
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.isSameEpisode()).isFalse();
        assertThat(raised.logEvidence()).isGreaterThanOrEqualTo(raised.logBudget());
        assertThat(crowd.all(Cleared.class)).hasSize(1);
        assertThat(crowd.all(Cleared.class).getFirst().at())
                .isBetween(
                        onset.plus(Duration.ofDays(7)),
                        onset.plus(Duration.ofDays(7)).plus(Duration.ofDays(2)));
    }

    @Test
    void nothingIsRaisedWhileNothingIsWrong() {
        Crowd crowd = Crowd.of(2, 8).feel(.6, 90 * DAY);

        assertThat(crowd.all(Raised.class)).isEmpty();
        assertThat(crowd.detector().phase()).isEqualTo(Phase.NORMAL);
    }

    @Test
    void learningEndsAfterFourteenDays() {
        Crowd crowd = Crowd.of(3, 2).feel(.6, 15 * DAY);

        assertThat(crowd.all(PhaseChanged.class))
                .containsExactly(
                        new PhaseChanged(
                                Instant.parse("2026-01-19T00:00:00Z"),
                                Phase.LEARNING,
                                Phase.NORMAL));
    }

    @Test
    void aLevelOutsideItsRangeIsRefused() {
        DropDetector detector = new DropDetector(DetectorSettings.defaults());

        assertThatThrownBy(() -> detector.vote(Crowd.BEGIN, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level NaN is outside [0, 1]");
    }

    @Test
    void aRelapseSoonAfterTheAllClearBelongsToTheSameEpisode() {
        Crowd crowd =
                Crowd.of(4, 8)
                        .feel(.6, 30 * DAY)
                        .feel(.4, 5 * DAY)
                        .feel(.6, 4 * DAY)
                        .feel(.4, 3 * DAY);

        assertThat(crowd.all(Raised.class))
                .extracting(Raised::isSameEpisode)
                .containsExactly(false, true);
    }

    @Test
    void aFallLongAfterwardsIsANewEpisode() {
        Crowd crowd =
                Crowd.of(4, 8)
                        .feel(.6, 30 * DAY)
                        .feel(.4, 5 * DAY)
                        .feel(.6, 20 * DAY)
                        .feel(.4, 3 * DAY);

        assertThat(crowd.all(Raised.class))
                .extracting(Raised::isSameEpisode)
                .containsExactly(false, false);
    }

    @Test
    void aFurtherFallRaisesTheSeverityOfTheOpenAlert() {
        Crowd crowd = Crowd.of(5, 20).feel(.6, 30 * DAY).feel(.5, 6 * DAY).feel(.3, 3 * DAY);

        Revised last = crowd.all(Revised.class).getLast();
        assertThat(crowd.all(Raised.class)).hasSize(1);
        assertThat(crowd.all(Raised.class).getFirst().severity()).isEqualTo(Severity.MAJOR);
        assertThat(last.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(last.size()).isCloseTo(.3, within(.06));
        assertThat(last.at())
                .isAfter(Crowd.BEGIN.plus(Duration.ofDays(36)))
                .isBefore(Crowd.BEGIN.plus(Duration.ofDays(37)));
        assertThat(last.onset()).isBefore(Crowd.BEGIN.plus(Duration.ofDays(31)));
    }

    @Test
    void afterTwoDaysTheSizeOnlyGrows() {
        Crowd crowd = Crowd.of(6, 20).feel(.6, 30 * DAY).feel(.4, 3 * DAY).feel(.45, 10 * DAY);
        Instant settled = crowd.all(Raised.class).getFirst().at().plus(Duration.ofHours(50));

        assertThat(crowd.all(Revised.class)).noneMatch(revised -> revised.at().isAfter(settled));
        assertThat(crowd.all(Cleared.class)).isEmpty();
    }

    @Test
    void anAcceptedLevelEndsTheAlertAndIsTheNewNormal() {
        Crowd crowd = Crowd.of(7, 8).feel(.6, 30 * DAY).feel(.45, 10 * DAY).accept();

        assertThat(crowd.all(Cleared.class)).hasSize(1);
        assertThat(crowd.detector().phase()).isEqualTo(Phase.NORMAL);
        assertThat(crowd.detector().level()).hasValueCloseTo(.45, within(.02));
        crowd.feel(.45, 30 * DAY);
        assertThat(crowd.all(Raised.class)).hasSize(1);
        crowd.feel(.25, 5 * DAY);
        assertThat(crowd.all(Raised.class)).hasSize(2);
        assertThat(crowd.all(Raised.class).getLast().isSameEpisode()).isFalse();
    }

    @Test
    void acceptingWhileNothingIsWrongChangesLittle() {
        Crowd crowd = Crowd.of(8, 8).feel(.6, 30 * DAY).accept().feel(.6, 30 * DAY);

        assertThat(crowd.all(Raised.class)).isEmpty();
        assertThat(crowd.all(Cleared.class)).isEmpty();
        assertThat(crowd.detector().level()).hasValueCloseTo(.6, within(.02));
    }

    @Test
    void anAlertCanBeAcceptedAfterAYearOfSilence() {
        Crowd crowd =
                Crowd.of(9, 8).feel(.6, 30 * DAY).feel(.4, 5 * DAY).fallSilent(365 * DAY).accept();

        assertThat(crowd.all(Cleared.class)).hasSize(1);
        assertThat(crowd.detector().level().orElseThrow()).isBetween(.3, .7);
    }

    @Test
    void silenceIsADataGapUntilTheNextVote() {
        Crowd crowd = Crowd.of(10, 8).feel(.6, 30 * DAY).fallSilent(3 * DAY);
        assertThat(crowd.detector().phase()).isEqualTo(Phase.DATA_GAP);

        crowd.feel(.6, 1);

        assertThat(crowd.detector().phase()).isEqualTo(Phase.NORMAL);
        assertThat(crowd.all(PhaseChanged.class))
                .extracting(PhaseChanged::to)
                .containsExactly(Phase.NORMAL, Phase.DATA_GAP, Phase.NORMAL);
    }

    @Test
    void anAlertOutlivesADataGap() {
        Crowd crowd = Crowd.of(11, 8).feel(.6, 30 * DAY).feel(.4, 5 * DAY).fallSilent(60 * DAY);
        assertThat(crowd.detector().phase()).isEqualTo(Phase.DATA_GAP);

        crowd.feel(.4, 1);

        assertThat(crowd.detector().phase()).isEqualTo(Phase.ALERT);
        assertThat(crowd.detector().openOnset()).isPresent();
    }

    @Test
    void theHoursOfACrisisAreNeverLearned() {
        Crowd crowd = Crowd.of(12, 8).feel(.6, 30 * DAY).feel(.4, 40 * DAY).feel(.6, 30 * DAY);

        assertThat(crowd.detector().level()).hasValueCloseTo(.6, within(.02));
        assertThat(crowd.detector().phase()).isEqualTo(Phase.NORMAL);
    }

    @Test
    void aDayOfBrigadingEveryMonthRaisesNothing() {
        Crowd crowd = Crowd.of(13, 20).feel(.6, 20 * DAY);
        for (int month = 0; month < 6; month++) {
            crowd.feel(0, 2).feel(.6, 29 * DAY);
        }

        assertThat(crowd.all(Raised.class)).isEmpty();
    }

    @Test
    void otherSettingsKeepTheOpenAlert() {
        Crowd crowd = Crowd.of(14, 8).feel(.6, 30 * DAY).feel(.4, 3 * DAY);
        DetectorSettings other =
                new DetectorSettings(10, .05, 6, 14, 1000, ZoneId.of("America/New_York"));

        crowd.detector().changeSettings(other);

        assertThat(crowd.detector().phase()).isEqualTo(Phase.ALERT);
        crowd.restart(other).feel(.6, 5 * DAY);
        assertThat(crowd.all(Cleared.class)).hasSize(1);
    }

    @Test
    void aVoteForAClosedHourIsRefused() {
        Crowd crowd = Crowd.of(15, 8).feel(.6, 5);

        assertThatThrownBy(() -> crowd.detector().vote(Crowd.BEGIN, .6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vote at 2026-01-05T00:00:00Z belongs to an hour that was closed before");
    }

    @Test
    void stateOfAnotherVersionIsRefused() {
        StateWriter state = new StateWriter().putInt(99);

        assertThatThrownBy(
                        () ->
                                DropDetector.restore(
                                        DetectorSettings.defaults(),
                                        new StateReader(state.toByteArray())))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("detector state has version 99");
    }

    /** Any hour later than that of the next vote is refused there; any before it costs a step. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 2_016_169, Long.MAX_VALUE})
    void stateInAnHourThatNoFeedbackCanBeOfIsRefused(long hour) {
        assertThatThrownBy(() -> restored(Crowd.of(15, 8).feel(.6, 40 * DAY), hour))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("open hour " + hour + " is in no year of feedback");
    }

    @Test
    void stateWithVotesInAnHourThatIsNotClosedIsRefused() {
        Crowd crowd = Crowd.of(15, 8).feel(.6, 40 * DAY);
        long open = crowd.detector().firstOpenHour();
        assertThatThrownBy(() -> restored(crowd, open - 1))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("is not closed");
        assertThat(restored(crowd, open).firstOpenHour()).isEqualTo(open);
    }

    private static DropDetector restored(Crowd crowd, long openHour) {
        StateWriter state = new StateWriter();
        crowd.detector().writeTo(state);
        byte[] bytes = state.toByteArray();
        // Behind the version.
        ByteBuffer.wrap(bytes).putLong(Integer.BYTES, openHour);
        return DropDetector.restore(DetectorSettings.defaults(), new StateReader(bytes));
    }

    @Test
    void anHourWithVotesIsReportedWithWhatWasExpectedOfIt() {
        Crowd crowd = Crowd.of(16, 8).feel(.6, 30 * DAY);

        HourClosed last = crowd.all(HourClosed.class).getLast();
        assertThat(last.votes()).isEqualTo(8);
        assertThat(last.expected()).isCloseTo(.6, within(.03));
        assertThat(last.halfWidth()).isBetween(.15, .25);
        assertThat(last.phase()).isEqualTo(Phase.NORMAL);
    }

    @Test
    void tenYearsOfSilenceCostNothingAndSayNothing() {
        Crowd crowd = Crowd.of(17, 8).feel(.6, 30 * DAY).fallSilent(1);
        int before = crowd.changes().size();

        crowd.fallSilent(10 * 365 * DAY);

        assertThat(crowd.changes().subList(before, crowd.changes().size()))
                .singleElement()
                .isInstanceOf(PhaseChanged.class);
        crowd.feel(.6, 60 * DAY);
        assertThat(crowd.all(Raised.class)).isEmpty();
    }

    /** Their order within the day is chance: what the first of them say decides nothing. */
    @Test
    void votesStampedWithDaysAreJudgedWhenTheirDayIsWhole() {
        DropDetector detector = new DropDetector(DetectorSettings.defaults());
        List<Change> changes = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            Instant at = Crowd.BEGIN.plus(Duration.ofDays(day));
            for (int vote = 0; vote < 8; vote++) {
                changes.addAll(detector.vote(at, day < 40 && vote % 4 != 0 ? 1 : 0));
            }
        }

        assertThat(changes.stream().filter(Raised.class::isInstance).map(Change::at))
                .isNotEmpty()
                .allMatch(at -> at.atOffset(ZoneOffset.UTC).getHour() == 1);
    }

    @Test
    void reviewsStampedWithDaysAreWatchedToo() {
        DropDetector detector = new DropDetector(DetectorSettings.defaults());
        List<Change> changes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(18);
        for (int day = 0; day < 120; day++) {
            Instant at = Crowd.BEGIN.plus(Duration.ofDays(day));
            for (int vote = 0; vote < 5; vote++) {
                boolean isGood = random.nextDouble() < (day < 100 ? .8 : .3);
                changes.addAll(detector.vote(at, isGood ? 1 : 0));
            }
        }

        List<Raised> raised =
                changes.stream().filter(Raised.class::isInstance).map(Raised.class::cast).toList();
        assertThat(raised).hasSize(1);
        assertThat(raised.getFirst().at())
                .isBetween(
                        Crowd.BEGIN.plus(Duration.ofDays(100)),
                        Crowd.BEGIN.plus(Duration.ofDays(106)));
    }
}
