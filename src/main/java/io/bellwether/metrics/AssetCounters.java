package io.bellwether.metrics;

import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts of one asset. Those of people's feedback come from level records alone, which obey the
 * floors for staff: a count that went up with each record would tell of one person.
 */
final class AssetCounters {

    private final Map<Severity, Counter> raised = new EnumMap<>(Severity.class);
    private final Counter votes;
    private final Counter feedback;
    private final Counter late;
    private final Counter duplicates;
    private final Counter notScored;
    private final Counter restored;
    private final Counter snapshots;

    AssetCounters(Meters meters, Asset asset) {
        String label = asset.label();
        for (Severity severity : Severity.values()) {
            raised.put(severity, meters.counter(Metric.ALERTS_RAISED, label, severity.label()));
        }
        votes = meters.counter(Metric.VOTES, label);
        feedback = meters.counter(Metric.FEEDBACK, label);
        late = meters.counter(Metric.LATE, label);
        duplicates = meters.counter(Metric.DUPLICATES, label);
        notScored = meters.counter(Metric.NOT_SCORED, label);
        restored = meters.counter(Metric.RESTORED, label);
        snapshots = meters.counter(Metric.SNAPSHOTS, label);
    }

    void closed(Level level) {
        votes.increment((double) level.votes());
        feedback.increment((double) level.records());
        late.increment((double) level.late());
        duplicates.increment((double) level.duplicates());
        notScored.increment((double) level.notScored());
    }

    void raised(Severity severity) {
        Objects.requireNonNull(raised.get(severity)).increment();
    }

    void restored() {
        restored.increment();
    }

    void saved() {
        snapshots.increment();
    }
}
