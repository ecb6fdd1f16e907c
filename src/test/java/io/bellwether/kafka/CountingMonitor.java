package io.bellwether.kafka;

import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Quote;
import io.bellwether.detection.Phase;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.pipeline.MonitorPort;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Speaks at every tenth piece of feedback, and what it says depends on every piece before it; at
 * every hundredth it raises an alert that quotes the last one.
 */
final class CountingMonitor implements MonitorPort {

    private final Asset asset;
    private long count;
    private long hash;

    CountingMonitor(Asset asset) {
        this.asset = asset;
    }

    static CountingMonitor restored(Asset asset, byte[] state) {
        StateReader reader = new StateReader(state);
        CountingMonitor monitor = new CountingMonitor(asset);
        monitor.count = reader.getLong();
        monitor.hash = reader.getLong();
        return monitor;
    }

    @Override
    public List<Output> accept(Input input, Instant writtenAt) {
        if (!(input instanceof Input.Scored scored)) {
            return List.of();
        }
        count++;
        hash = hash * 31 + scored.feedback().id().hashCode();
        List<Output> outputs = new ArrayList<>();
        if (count % 10 == 0) {
            outputs.add(new Output.LevelClosed(level()));
        }
        if (count % 100 == 0) {
            outputs.add(new Output.AlertChanged(alert(scored.feedback())));
        }
        return outputs;
    }

    @Override
    public Status status() {
        return new Status(Phase.NORMAL, 0, Instant.MIN, Instant.MIN, 0, Optional.empty());
    }

    @Override
    public byte[] snapshot() {
        return new StateWriter().putLong(count).putLong(hash).toByteArray();
    }

    /** What {@code count} closed levels say, one after the other. */
    static List<String> expected(Asset asset, List<String> ids) {
        CountingMonitor monitor = new CountingMonitor(asset);
        List<String> said = new ArrayList<>();
        for (String id : ids) {
            monitor.count++;
            monitor.hash = monitor.hash * 31 + id.hashCode();
            if (monitor.count % 10 == 0) {
                said.add(monitor.count + ":" + monitor.hash);
            }
        }
        return said;
    }

    private Level level() {
        Instant from = Instant.EPOCH.plusSeconds(count);
        return new Level(
                asset,
                from,
                from,
                count,
                hash,
                0.5,
                0.5,
                0.1,
                0,
                Phase.NORMAL,
                1,
                0,
                0,
                0,
                1,
                false);
    }

    private Alert alert(ScoredFeedback last) {
        Quote quote = new Quote(last.id(), last.eventTime(), 0.5, "", last.pointer());
        return new Alert(
                "alert" + count,
                1,
                AlertState.OPEN,
                asset,
                "text",
                Severity.MAJOR,
                last.eventTime(),
                last.eventTime(),
                last.eventTime(),
                null,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1,
                1,
                count,
                1,
                List.of(),
                List.of(quote),
                List.of(),
                OptionalDouble.empty(),
                "test");
    }
}
