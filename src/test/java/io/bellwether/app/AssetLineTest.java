package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AssetLineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AssetLine line = new AssetLine(Asset.USERS);

    @Test
    void dataGapKeepsTheLevelThatWasHeardLast() {
        line.add(level(NOON, 10, .6, .55, Phase.NORMAL));
        line.add(gap(NOON.plus(Duration.ofDays(1))));
        assertThat(line.text(200)).contains("3 Mar 2026", "level 0.60, expected 0.55", "10 votes");
        assertThat(line.text(200)).contains(Phase.DATA_GAP.label());
    }

    @Test
    void assetThatOnlyHadADataGapHasToldNothingYet() {
        line.add(gap(NOON));
        assertThat(line.text(200)).contains("nothing yet");
    }

    private static Level gap(Instant from) {
        return level(from, 0, Double.NaN, Double.NaN, Phase.DATA_GAP);
    }

    private static Level level(
            Instant from, long votes, double level, double expected, Phase phase) {
        return new Level(
                Asset.USERS,
                from,
                from.plusSeconds(3600),
                votes,
                votes,
                level,
                expected,
                .1,
                0,
                phase,
                votes,
                0,
                0,
                0,
                votes,
                false);
    }
}
