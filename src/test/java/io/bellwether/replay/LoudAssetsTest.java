package io.bellwether.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.alert.AlertState;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class LoudAssetsTest {

    private static final double QUIET_PER_HOUR = 4 / 24.0;
    private static final int TIMES_LOUDER = 1000;
    private static final Instant ONSET = Streams.START.plus(Duration.ofDays(35));

    /** A thousand years, so that chance raises nothing in the tries of this test. */
    private static final MonitorSettings PATIENT =
            new MonitorSettings(
                    new DetectorSettings(1000, .02, 3, 14, 500, ZoneOffset.UTC),
                    Duration.ofMinutes(10),
                    Duration.ofHours(12),
                    new TreeSet<>());

    @Property(tries = 2)
    void anAssetThatIsDegradedAloneAlertsAloneThoughTheOthersAreAThousandTimesLouder(
            @ForAll Asset degraded, @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Replay replay = Replay.under(asset -> PATIENT);
        for (Asset asset : Asset.values()) {
            boolean isQuiet = asset == degraded;
            double perHour = isQuiet ? QUIET_PER_HOUR : TIMES_LOUDER * QUIET_PER_HOUR;
            double drop = isQuiet ? .5 : 0;
            for (ScoredFeedback each :
                    Streams.stream(
                            asset, seed + asset.partition(), 50, perHour, 35, 50, drop, 9999)) {
                replay.entry(asset, new Input.Scored(each), each.eventTime());
            }
        }

        Past past = replay.found();
        for (AssetPast asset : past.assets()) {
            if (asset.asset() == degraded) {
                assertThat(asset.records()).isLessThan(400);
                assertThat(asset.alerts().getFirst().state()).isEqualTo(AlertState.OPEN);
                assertThat(asset.alerts().getFirst().at())
                        .isBetween(ONSET, ONSET.plus(Duration.ofDays(12)));
            } else {
                assertThat(asset.records()).isGreaterThan(150_000);
                assertThat(asset.alerts()).isEmpty();
            }
        }
    }
}
