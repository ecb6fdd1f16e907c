package io.bellwether.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.pipeline.MonitorNews;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonitorMetersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant READ = Instant.parse("2026-03-01T11:40:30Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MonitorMeters meters =
            new MonitorMeters(new Meters(registry), InstantSource.fixed(NOW));

    @Test
    void assetThatIsNotWatchedHereHasNoGauges() {
        meters.committed(news(Asset.USERS, Phase.NORMAL));
        assertThat(gauge(Metric.LEVEL, "users")).isNaN();
        assertThat(gauge(Metric.LEVEL, "staff")).isNull();
        assertThat(counter(Metric.VOTES, "staff")).isZero();
    }

    @Test
    void gaugesAreGoneWithTheAsset() {
        meters.committed(news(Asset.USERS, Phase.NORMAL, level(Asset.USERS, Phase.NORMAL)));
        assertThat(gauge(Metric.LEVEL, "users")).isEqualTo(.6);
        meters.committed(new MonitorNews(List.of(), Map.of(), Map.of()));
        assertThat(gauge(Metric.LEVEL, "users")).isNull();
        assertThat(counter(Metric.VOTES, "users")).isEqualTo(40);
    }

    @Test
    void gaugesAreGoneWhenTheSessionEnds() {
        meters.committed(news(Asset.USERS, Phase.NORMAL));
        meters.ended();
        assertThat(gauge(Metric.WATERMARK, "users")).isNull();
        meters.committed(news(Asset.USERS, Phase.NORMAL));
        assertThat(gauge(Metric.WATERMARK, "users")).isNotNull();
    }

    @Test
    void dataGapLeavesNoOldLevelBehind() {
        Level gap = gap(Asset.USERS);
        meters.committed(news(Asset.USERS, Phase.NORMAL, level(Asset.USERS, Phase.NORMAL)));
        meters.committed(news(Asset.USERS, Phase.DATA_GAP, gap));
        assertThat(gauge(Metric.LEVEL, "users")).isNaN();
        assertThat(gauge(Metric.LOG_EVIDENCE, "users")).isNaN();
        assertThat(state("users", "data-gap")).isEqualTo(1);
        assertThat(state("users", "normal")).isZero();
    }

    @Test
    void countsComeFromLevelRecords() {
        Level level = level(Asset.USERS, Phase.NORMAL);
        meters.committed(news(Asset.USERS, Phase.NORMAL, level, level));
        assertThat(counter(Metric.VOTES, "users")).isEqualTo(80);
        assertThat(counter(Metric.FEEDBACK, "users")).isEqualTo(100);
        assertThat(counter(Metric.NOT_SCORED, "users")).isEqualTo(6);
        assertThat(counter(Metric.DUPLICATES, "users")).isEqualTo(4);
        assertThat(counter(Metric.LATE, "users")).isEqualTo(2);
    }

    @Test
    void watermarkIsHeldAgainstTheWallClock() {
        meters.committed(news(Asset.USERS, Phase.NORMAL));
        assertThat(gauge(Metric.WATERMARK, "users")).isEqualTo((double) READ.getEpochSecond());
        assertThat(gauge(Metric.WATERMARK_LAG, "users"))
                .isEqualTo((double) Duration.between(READ, NOW).toSeconds());
    }

    @Test
    void nothingIsSaidOfATimeThatIsNotKnown() {
        Status status =
                new Status(Phase.LEARNING, 9, Instant.MIN, Instant.MIN, 0, Optional.empty());
        meters.committed(new MonitorNews(List.of(), Map.of(Asset.STAFF, status), Map.of()));
        assertThat(gauge(Metric.WATERMARK_LAG, "staff")).isNaN();
        assertThat(gauge(Metric.NEWEST_EVENT, "staff")).isNaN();
        assertThat(state("staff", "learning")).isEqualTo(1);
    }

    @Test
    void timesOfStaffAreToldToTheHour() {
        meters.committed(news(Asset.STAFF, Phase.NORMAL));
        double eleven = Instant.parse("2026-03-01T11:00:00Z").getEpochSecond();
        assertThat(gauge(Metric.WATERMARK, "staff")).isEqualTo(eleven);
        assertThat(gauge(Metric.NEWEST_EVENT, "staff")).isEqualTo(eleven);
    }

    @Test
    void thatStaffBeginToSoundWorseIsToldWithTheirLevelOnly() {
        meters.committed(news(Asset.STAFF, Phase.WATCH));
        assertThat(state("staff", "watch")).isZero();
        assertThat(state("staff", "normal")).isEqualTo(1);
        meters.committed(news(Asset.STAFF, Phase.WATCH, level(Asset.STAFF, Phase.WATCH)));
        assertThat(state("staff", "watch")).isEqualTo(1);
    }

    /** The detector has found it, but nothing was told yet: its block of people is not full. */
    @Test
    void alertOfStaffIsToldWithItsRecord() {
        meters.committed(news(Asset.STAFF, Phase.ALERT));
        assertThat(state("staff", "alert")).isZero();
        Status told = new Status(Phase.ALERT, 9, READ, READ, 0, Optional.of(Severity.MAJOR));
        meters.committed(new MonitorNews(List.of(), Map.of(Asset.STAFF, told), Map.of()));
        assertThat(state("staff", "alert")).isEqualTo(1);
    }

    @Test
    void thatUsersBeginToSoundWorseIsToldAtOnce() {
        meters.committed(news(Asset.USERS, Phase.WATCH));
        assertThat(state("users", "watch")).isEqualTo(1);
    }

    @Test
    void openAlertIsShownWithItsSeverity() {
        Status status = new Status(Phase.ALERT, 9, READ, READ, 0, Optional.of(Severity.MAJOR));
        meters.committed(new MonitorNews(List.of(), Map.of(Asset.USERS, status), Map.of()));
        assertThat(open("users", "major")).isEqualTo(1);
        assertThat(open("users", "critical")).isZero();
    }

    @Test
    void snapshotHasSizeAndTime() {
        Status status = status(Phase.NORMAL);
        meters.committed(
                new MonitorNews(List.of(), Map.of(Asset.USERS, status), Map.of(Asset.USERS, 1234)));
        assertThat(gauge(Metric.SNAPSHOT_SIZE, "users")).isEqualTo(1234);
        assertThat(gauge(Metric.SNAPSHOT_TIMESTAMP, "users"))
                .isEqualTo((double) NOW.getEpochSecond());
        assertThat(counter(Metric.SNAPSHOTS, "users")).isEqualTo(1);
    }

    private static MonitorNews news(Asset asset, Phase phase, Level... levels) {
        List<Output> said = List.of(levels).stream().<Output>map(Output.LevelClosed::new).toList();
        return new MonitorNews(said, Map.of(asset, status(phase)), Map.of());
    }

    private static Status status(Phase phase) {
        return new Status(phase, 9, READ, READ, 3, Optional.empty());
    }

    private static Level level(Asset asset, Phase phase) {
        return new Level(asset, READ, READ, 40, 30, .6, .7, .1, 2, phase, 50, 3, 2, 1, 44, false);
    }

    private static Level gap(Asset asset) {
        double none = Double.NaN;
        return new Level(
                asset,
                READ,
                READ,
                0,
                0,
                none,
                none,
                none,
                none,
                Phase.DATA_GAP,
                0,
                0,
                0,
                0,
                none,
                false);
    }

    private @Nullable Double gauge(Metric metric, String asset) {
        Gauge found = registry.find(metric.id()).tag("asset", asset).gauge();
        return found == null ? null : found.value();
    }

    private double state(String asset, String state) {
        return registry.get(Metric.STATE.id()).tags("asset", asset, "state", state).gauge().value();
    }

    private double open(String asset, String severity) {
        return registry.get(Metric.OPEN_ALERTS.id())
                .tags("asset", asset, "severity", severity)
                .gauge()
                .value();
    }

    private double counter(Metric metric, String asset) {
        return registry.get(metric.id()).tag("asset", asset).counter().count();
    }
}
