package io.bellwether.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant HISTORY = Instant.parse("2022-10-27T12:00:00Z");

    private final Watermark watermark = new Watermark(Duration.ofMinutes(10));

    @Test
    void isUnknownBeforeTheFirstRecord() {
        assertThat(watermark.value()).isEqualTo(Instant.MIN);
        watermark.heartbeat(NOON, names("a-0", "a-1"), names("a-0", "a-1"));
        assertThat(watermark.value()).isEqualTo(Instant.MIN);
    }

    @Test
    void isTheSlowestPartitionLessTheLateness() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", NOON, NOON);
        assertThat(watermark.value()).isEqualTo(Instant.MIN);
        watermark.record("a-1", NOON.minusSeconds(3600), NOON);
        assertThat(watermark.value()).isEqualTo(NOON.minusSeconds(3600 + 600));
    }

    @Test
    void neverGoesBack() {
        watermark.record("a-0", NOON, NOON);
        watermark.record("a-0", NOON.minusSeconds(7200), NOON);
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-1", NOON.minusSeconds(9000), NOON);
        assertThat(watermark.value()).isEqualTo(NOON.minusSeconds(600));
    }

    @Test
    void idlePartitionOfALiveStreamFollowsTheWallClock() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", NOON, NOON.plusSeconds(2));
        Instant later = NOON.plusSeconds(900);
        watermark.heartbeat(later, names("a-0", "a-1"), names("a-0", "a-1"));
        assertThat(watermark.value()).isEqualTo(later.minusSeconds(2 + 600));
    }

    @Test
    void idlePartitionDuringAnImportStaysInHistory() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", HISTORY, NOON);
        watermark.heartbeat(NOON.plusSeconds(30), names("a-0", "a-1"), names("a-1"));
        assertThat(watermark.value()).isEqualTo(HISTORY.minusSeconds(600));
        watermark.record("a-0", HISTORY.plusSeconds(86_400), NOON.plusSeconds(31));
        assertThat(watermark.value()).isEqualTo(HISTORY.plusSeconds(30 - 600));
    }

    @Test
    void heartbeatVouchesOnlyForWhatWasJournalledBeforeItsPoll() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", HISTORY, NOON);
        watermark.record("a-0", HISTORY.plusSeconds(500_000), NOON.plusSeconds(60));
        watermark.heartbeat(NOON.plusSeconds(40), names("a-0", "a-1"), names("a-1"));
        assertThat(watermark.value()).isEqualTo(HISTORY.plusSeconds(40 - 600));
    }

    @Test
    void recordEndsTheIdlenessOfItsPartition() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", NOON, NOON);
        watermark.heartbeat(NOON.plusSeconds(60), names("a-0", "a-1"), names("a-1"));
        watermark.record("a-1", NOON.plusSeconds(10), NOON.plusSeconds(61));
        watermark.record("a-0", NOON.plusSeconds(500), NOON.plusSeconds(500));
        assertThat(watermark.value()).isEqualTo(NOON.plusSeconds(10 - 600));
    }

    @Test
    void partitionThatIsGoneHoldsNothingBack() {
        watermark.heartbeat(NOON, names("a-0", "old-0"), names());
        watermark.record("a-0", NOON, NOON);
        watermark.heartbeat(NOON, names("a-0"), names());
        assertThat(watermark.value()).isEqualTo(NOON.minusSeconds(600));
    }

    @Test
    void snapshotKeepsPartitionsAndClock() {
        watermark.heartbeat(NOON, names("a-0", "a-1"), names());
        watermark.record("a-0", NOON, NOON);
        StateWriter state = new StateWriter();
        watermark.writeTo(state);
        Watermark restored =
                Watermark.restore(Duration.ofMinutes(10), new StateReader(state.toByteArray()));
        for (Watermark each : List.of(watermark, restored)) {
            each.heartbeat(NOON.plusSeconds(60), names("a-0", "a-1"), names("a-1"));
        }
        assertThat(restored.value()).isEqualTo(watermark.value()).isAfter(Instant.MIN);
    }

    private static SortedSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
