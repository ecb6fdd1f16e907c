package io.bellwether.replay;

import io.bellwether.alert.Alert;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an alert was, by its last record.
 *
 * @param signal what degraded
 * @param onset the most likely start of the degradation
 * @param raisedAt event time of the first record
 * @param resolvedAt when it was over; null where it is open at the end
 */
public record AlertSpan(
        String alertId,
        Asset asset,
        String signal,
        Severity severity,
        Instant onset,
        Instant raisedAt,
        @Nullable Instant resolvedAt) {

    static AlertSpan of(Alert alert) {
        return new AlertSpan(
                alert.alertId(),
                alert.asset(),
                alert.signal(),
                alert.severity(),
                alert.onset(),
                alert.raisedAt(),
                alert.resolvedAt());
    }

    /** Whether some moment from onset to resolution, both included, belongs to both. */
    boolean overlaps(AlertSpan other) {
        return !onset.isAfter(other.end()) && !other.onset.isAfter(end());
    }

    private Instant end() {
        return resolvedAt == null ? Instant.MAX : resolvedAt;
    }
}
