package io.bellwether.pipeline;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.hypothesis.Verdict;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The monitors of one subscription. A new subscription is a new session that knows nothing, so that
 * nothing survives an error in memory. Used by one thread at a time.
 */
final class MonitorSession {

    private final MonitorParts parts;
    private final SnapshotRhythm rhythm;
    private final InstantSource clock;
    private final Map<Asset, WatchedAsset> watched = new EnumMap<>(Asset.class);

    MonitorSession(MonitorParts parts, SnapshotRhythm rhythm, InstantSource clock) {
        this.parts = parts;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    /** Restores, watches, saves; blocks while it restores and while it fetches quotations. */
    Observed observe(Batch batch) {
        for (Batch.Opened opened : batch.opened()) {
            Asset asset = assetOf(opened.partition());
            watched.put(
                    asset, WatchedAsset.restored(asset, opened.offset(), parts, clock.instant()));
        }
        List<OutputRecord> outputs = new ArrayList<>();
        List<Output> said = new ArrayList<>();
        for (InputRecord record : batch.records()) {
            accept(record, said, outputs);
        }
        int deadLetters = outputs.size();
        publish(said, outputs);
        Map<Asset, Integer> saved = save(batch, outputs);
        return new Observed(
                Outcome.of(outputs, batch.records().size(), deadLetters),
                new MonitorNews(said, statuses(), saved));
    }

    /** What is to be written, and what is to be told once it is. */
    record Observed(Outcome outcome, MonitorNews news) {}

    /** Taken now, because the next batch is watched while this one is committed. */
    private Map<Asset, Status> statuses() {
        Map<Asset, Status> statuses = new EnumMap<>(Asset.class);
        watched.forEach((asset, state) -> statuses.put(asset, state.status()));
        return statuses;
    }

    private void accept(InputRecord record, List<Output> said, List<OutputRecord> outputs) {
        switch (parts.entries().read(record)) {
            case Entries.Read read ->
                    said.addAll(of(record.partition()).accept(record, read.entries()));
            case Entries.Rejected rejected -> {
                said.addAll(of(record.partition()).accept(record, List.of()));
                outputs.add(parts.deadLetters().of(record, rejected.rejection()));
            }
        }
    }

    private void publish(List<Output> said, List<OutputRecord> outputs) {
        applyErasures(said);
        Map<Pointer, String> texts = parts.quotes().texts(pointers(said));
        for (Output output : said) {
            switch (output) {
                case Output.AlertChanged changed -> outputs.add(alert(changed.alert(), texts));
                case Output.LevelClosed closed ->
                        outputs.add(
                                parts.levels()
                                        .encode(closed.level())
                                        .at(
                                                parts.names().level(),
                                                closed.level().asset().partition()));
                case Output.VerdictGiven given -> outputs.add(verdict(given.verdict()));
                case Output.AuthorForgotten forgotten -> retell(forgotten, texts, outputs);
            }
        }
    }

    /**
     * What this batch said before somebody was erased was not told yet: it is told without them.
     */
    private static void applyErasures(List<Output> said) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) instanceof Output.AuthorForgotten forgotten) {
                said.subList(0, i)
                        .replaceAll(
                                output ->
                                        output instanceof Output.AlertChanged changed
                                                ? new Output.AlertChanged(
                                                        forgotten.applied(changed.alert()))
                                                : output);
            }
        }
    }

    private void retell(
            Output.AuthorForgotten forgotten,
            Map<Pointer, String> texts,
            List<OutputRecord> outputs) {
        for (QuotedAlerts.Retold retold : forgotten.retold()) {
            Alert now = retold.now();
            Encoded record = parts.alerts().retell(retold, forgotten.erasureId(), texts);
            outputs.add(record.at(parts.names().alert(), now.asset().partition()));
        }
    }

    private OutputRecord verdict(Verdict verdict) {
        int partition = verdict.hypothesis().asset().partition();
        return parts.verdicts().encode(verdict).at(parts.names().verdict(), partition);
    }

    /** An alert whose quotations make it too large is written without their texts. */
    private OutputRecord alert(Alert alert, Map<Pointer, String> texts) {
        String topic = parts.names().alert();
        int partition = alert.asset().partition();
        OutputRecord whole = parts.alerts().encode(alert, texts).at(topic, partition);
        return whole.isSendable()
                ? whole
                : parts.alerts().encode(alert, Map.of()).at(topic, partition);
    }

    private static List<Pointer> pointers(List<Output> said) {
        List<Pointer> pointers = new ArrayList<>();
        for (Output output : said) {
            if (output instanceof Output.AlertChanged changed) {
                addPointers(changed.alert(), pointers);
            }
            if (output instanceof Output.AuthorForgotten forgotten) {
                forgotten.retold().forEach(retold -> addPointers(retold.now(), pointers));
            }
        }
        return pointers;
    }

    private static void addPointers(Alert alert, List<Pointer> pointers) {
        alert.quotes().stream().map(Quote::pointer).forEach(pointers::add);
    }

    private Map<Asset, Integer> save(Batch batch, List<OutputRecord> outputs) {
        Map<Asset, Integer> saved = new EnumMap<>(Asset.class);
        Instant now = clock.instant();
        for (WatchedAsset asset : watched.values()) {
            boolean isLeaving = batch.closed().contains(asset.asset().partition());
            if (asset.isDue(rhythm, now) || (isLeaving && asset.isUnsaved())) {
                SavedState state = asset.save(now);
                saved.put(asset.asset(), state.state().length);
                outputs.addAll(parts.snapshots().encode(asset.asset(), state));
            }
        }
        for (int partition : batch.closed()) {
            watched.remove(assetOf(partition));
        }
        return saved;
    }

    private WatchedAsset of(int partition) {
        WatchedAsset asset = watched.get(assetOf(partition));
        if (asset == null) {
            throw new IllegalStateException(
                    "records of journal partition " + partition + " came before it was opened");
        }
        return asset;
    }

    private static Asset assetOf(int partition) {
        return Asset.ofPartition(partition)
                .orElseThrow(
                        () ->
                                new UnusableStateException(
                                        "the journal has a partition "
                                                + partition
                                                + "; it must have exactly 3, one per asset, and Kafka takes"
                                                + " none away: see 'More partitions' in"
                                                + " docs/operations.md"));
    }
}
