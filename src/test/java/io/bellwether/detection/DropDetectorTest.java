package io.bellwether.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.detection.Change.Cleared;
import io.bellwether.detection.Change.PhaseChanged;
import io.bellwether.detection.Change.Raised;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
