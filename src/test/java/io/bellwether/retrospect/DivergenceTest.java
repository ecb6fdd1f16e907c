package io.bellwether.retrospect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void assetsThatLookWellMaskAnAlert() {
        assertThat(masked(normal(Asset.USERS, AT), normal(Asset.ADVERTISERS, AT)))
                .containsExactly(Asset.USERS, Asset.ADVERTISERS);
        assertThat(masked(hour(Asset.USERS, AT, .9, Phase.WATCH))).containsExactly(Asset.USERS);
    }

    @Test
    void anAssetDoesNotMaskItself() {
        assertThat(masked(normal(Asset.STAFF, AT))).isEmpty();
    }

    @Test
    void anAssetBelowItsBandMasksNothing() {
        assertThat(masked(hour(Asset.USERS, AT, .45, Phase.NORMAL))).containsExactly(Asset.USERS);
        assertThat(masked(hour(Asset.USERS, AT, .4499, Phase.NORMAL))).isEmpty();
    }

    @Test
    void anAssetThatIsNotCalmMasksNothing() {
        for (Phase phase : Phase.values()) {
            List<Asset> masked = masked(hour(Asset.USERS, AT, .9, phase));
            assertThat(masked).hasSize(phase == Phase.NORMAL || phase == Phase.WATCH ? 1 : 0);
        }
    }

    @Test
    void whatIsNotKnownMasksNothing() {
        Level learning = Levels.hour(Asset.USERS, AT, .9, Double.NaN, Phase.NORMAL);
        assertThat(masked(learning)).isEmpty();
        assertThat(masked()).isEmpty();
    }

    @Test
    void theLatestLevelUpToTheAlertCounts() {
        assertThat(
                        masked(
                                hour(Asset.USERS, AT.minusSeconds(3600), .1, Phase.NORMAL),
                                normal(Asset.USERS, AT.minusSeconds(7200)),
                                normal(Asset.USERS, AT.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void aLevelOlderThanSevenDaysIsNotPresent() {
        Instant seven = AT.minus(Duration.ofDays(7));
        assertThat(masked(normal(Asset.USERS, seven))).containsExactly(Asset.USERS);
        assertThat(masked(normal(Asset.USERS, seven.minusMillis(1)))).isEmpty();
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        List<Level> levels = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            Instant end = AT.minus(Duration.ofHours(hour));
            levels.add(hour(Asset.USERS, end, hour % 3 == 0 ? .1 : .6, Phase.NORMAL));
        }
        Divergence inOrder = new Divergence(levels);
        Divergence reversed = new Divergence(levels.reversed());
        for (int hour = 0; hour < 48; hour++) {
            Instant at = AT.minus(Duration.ofHours(hour));
            assertThat(reversed.maskedBy(Asset.STAFF, at))
                    .isEqualTo(inOrder.maskedBy(Asset.STAFF, at))
                    .hasSize(hour % 3 == 0 ? 0 : 1);
        }
    }

    @Test
    void theLastRecordOfEachAlertTells() {
        Divergence divergence =
                new Divergence(
                        List.of(
                                normal(Asset.USERS, AT),
                                hour(Asset.USERS, AT.plusSeconds(3600), .1, Phase.ALERT)));
        Alert first = alert("a", 1, AT);
        Alert last = alert("a", 2, AT.plusSeconds(3600));
        assertThat(divergence.maskedBy(first)).containsExactly(Asset.USERS);
        assertThat(divergence.maskedByLast(List.of(last, first, alert("b", 1, AT))))
                .isEqualTo(Map.of("a", List.of(), "b", List.of(Asset.USERS)));
    }

    private static List<Asset> masked(Level... levels) {
        return new Divergence(List.of(levels)).maskedBy(alert("a", 1, AT));
    }

    private static Level normal(Asset asset, Instant end) {
        return hour(asset, end, .5, Phase.NORMAL);
    }

    private static Level hour(Asset asset, Instant end, double level, Phase phase) {
        return Levels.hour(asset, end, level, .5, phase);
    }

    private static Alert alert(String id, int seq, Instant at) {
        return new Alert(
                id,
                seq,
                seq == 1 ? AlertState.OPEN : AlertState.UPDATED,
                Asset.STAFF,
                "text",
                Severity.MAJOR,
                at,
                at,
                at,
                null,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                9,
                9,
                8,
                8,
                List.of(),
                List.of(),
                List.of(),
                OptionalDouble.empty(),
                "given");
    }
}
