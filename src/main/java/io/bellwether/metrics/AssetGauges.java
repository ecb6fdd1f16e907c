package io.bellwether.metrics;

import static java.time.temporal.ChronoUnit.HOURS;

import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Status;
import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one asset stands, while it is watched here. Figures of people's feedback come from the last
 * level record, which obeys the floors for staff; before the first one since the start, and in a
 * data gap, they are NaN. Written by one thread at a time, read by any.
 */
final class AssetGauges {

    private final Meters meters;
    private final Asset asset;
    private final InstantSource clock;
    private final List<Gauge> gauges = new ArrayList<>();
    private volatile @Nullable Level level;
    private volatile @Nullable Status status;
    private volatile @Nullable Saved saved;

    /** A snapshot and when it was written. */
    private record Saved(int bytes, Instant at) {}

    AssetGauges(Meters meters, Asset asset, InstantSource clock) {
        this.meters = meters;
        this.asset = asset;
        this.clock = clock;
        ofLevel(Metric.LEVEL, Level::level);
        ofLevel(Metric.LEVEL_EXPECTED, Level::expected);
        ofLevel(Metric.LEVEL_BAND, Level::halfWidth);
        ofLevel(Metric.LOG_EVIDENCE, Level::logEvidence);
        ofLevel(Metric.LEVEL_TIMESTAMP, closed -> seconds(closed.to()));
        ofStatus(Metric.LOG_BUDGET, Status::logBudget);
        ofStatus(Metric.HELD, Status::held);
        ofStatus(Metric.WATERMARK, now -> seconds(shown(now.watermark())));
        ofStatus(
                Metric.WATERMARK_LAG,
                now -> seconds(clock.instant()) - seconds(shown(now.watermark())));
        ofStatus(Metric.NEWEST_EVENT, now -> seconds(shown(now.newest())));
        for (Phase phase : Phase.values()) {
            gauges.add(
                    meters.gauge(
                            Metric.STATE,
                            () -> shownPhase() == phase ? 1 : 0,
                            asset.label(),
                            phase.label()));
        }
        for (Severity severity : Severity.values()) {
            gauges.add(
                    meters.gauge(
                            Metric.OPEN_ALERTS,
                            () -> isOpen(severity) ? 1 : 0,
                            asset.label(),
                            severity.label()));
        }
        ofSaved(Metric.SNAPSHOT_SIZE, Saved::bytes);
        ofSaved(Metric.SNAPSHOT_TIMESTAMP, last -> seconds(last.at()));
    }

    void stands(Status now) {
        status = now;
    }

    void closed(Level closed) {
        level = closed;
    }

    void saved(int bytes) {
        saved = new Saved(bytes, clock.instant());
    }

    void remove() {
        meters.remove(gauges);
    }

    private void ofLevel(Metric metric, ToDoubleFunction<Level> value) {
        of(metric, () -> known(level, value));
    }

    private void ofStatus(Metric metric, ToDoubleFunction<Status> value) {
        of(metric, () -> known(status, value));
    }

    private void ofSaved(Metric metric, ToDoubleFunction<Saved> value) {
        of(metric, () -> known(saved, value));
    }

    private void of(Metric metric, DoubleSupplier value) {
        gauges.add(meters.gauge(metric, value, asset.label()));
    }

    private static <T> double known(@Nullable T told, ToDoubleFunction<T> value) {
        return told == null ? Double.NaN : value.applyAsDouble(told);
    }

    /** To the second, the newest time of staff would tell when one of them wrote. */
    private Instant shown(Instant at) {
        boolean isKnown = at.isAfter(Instant.MIN);
        return isKnown && StaffFloor.levelAuthors(asset) > 0 ? at.truncatedTo(HOURS) : at;
    }

    private static double seconds(Instant at) {
        return at.equals(Instant.MIN) ? Double.NaN : at.toEpochMilli() / 1000.0;
    }

    /**
     * The condition just now. Of staff nothing is told within a block of five people: it could be
     * one of them.
     */
    private @Nullable Phase shownPhase() {
        Status now = status;
        if (now == null || StaffFloor.levelAuthors(asset) == 0) {
            return now == null ? null : now.phase();
        }
        if (now.open().isPresent()) {
            return Phase.ALERT;
        }
        if (now.phase() == Phase.DATA_GAP || now.phase() == Phase.LEARNING) {
            return now.phase();
        }
        Level last = level;
        if (last == null) {
            return Phase.NORMAL;
        }
        return last.phase() == Phase.ALERT ? Phase.RECOVERING : last.phase();
    }

    private boolean isOpen(Severity severity) {
        Status now = status;
        return now != null && now.open().filter(severity::equals).isPresent();
    }
}
