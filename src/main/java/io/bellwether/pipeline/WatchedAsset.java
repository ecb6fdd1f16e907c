package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Output;
import io.bellwether.snapshot.CorruptStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor and its place in the journal. Used by one thread at a time.
 *
 * <p>Restoring takes the newest complete snapshot and then reads the journal up to the committed
 * offset, throwing the outputs away: they were written when the entries were first read. A snapshot
 * that cannot be read is passed over for the one before it, and in the end for the whole journal,
 * which is the truth. So is one that lies before the journal's beginning, where entries were taken
 * away: with a gap behind it, it would be the state of no journal at all.
 */
final class WatchedAsset {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedAsset.class);

    private final Asset asset;
    private final MonitorParts parts;
    private MonitorPort monitor;
    private long sequence;
    private long nextOffset;
    private int entriesSinceSave;
    private Instant savedAt;

    private WatchedAsset(Asset asset, MonitorParts parts, MonitorPort monitor, Instant now) {
        this.asset = asset;
        this.parts = parts;
        this.monitor = monitor;
        this.savedAt = now;
    }

    static WatchedAsset restored(Asset asset, long offset, MonitorParts parts, Instant now) {
        WatchedAsset watched = new WatchedAsset(asset, parts, parts.monitors().fresh(asset), now);
        long start = parts.history().journalStart(asset);
        watched.load(start, offset);
        long from = Math.min(offset, watched.nextOffset);
        parts.history().journal(asset, from, offset, watched::replay);
        watched.nextOffset = offset;
        LOG.info("{}: restored up to journal offset {}, from {}", asset.label(), offset, from);
        return watched;
    }

    Asset asset() {
        return asset;
    }

    /** Hands an entry to the monitor; one that cannot be read changes nothing. */
    List<Output> accept(InputRecord record, List<Entries.Addressed> entries) {
        nextOffset = record.offset() + 1;
        entriesSinceSave++;
        return entries.stream()
                .flatMap(entry -> monitor.accept(entry.input(), record.timestamp()).stream())
                .toList();
    }

    boolean isDue(SnapshotRhythm rhythm, Instant now) {
        return entriesSinceSave >= rhythm.entries()
                || (entriesSinceSave > 0
                        && Duration.between(savedAt, now).compareTo(rhythm.interval()) >= 0);
    }

    boolean isUnsaved() {
        return entriesSinceSave > 0;
    }

    List<OutputRecord> save(Instant now) {
        sequence++;
        entriesSinceSave = 0;
        savedAt = now;
        SavedState saved = new SavedState(sequence, nextOffset, monitor.snapshot());
        return parts.snapshots().encode(asset, saved);
    }

    private void load(long start, long offset) {
        for (SavedState saved : parts.history().snapshots(asset, offset)) {
            sequence = Math.max(sequence, saved.sequence());
            if (reaches(saved, start) && restore(saved)) {
                return;
            }
        }
        if (start > 0) {
            LOG.warn(
                    "{}: the journal begins at offset {} only: the state is built from there on and"
                            + " knows nothing of what was before",
                    asset.label(),
                    start);
        }
        nextOffset = start;
    }

    private boolean reaches(SavedState saved, long start) {
        if (saved.journalOffset() >= start) {
            return true;
        }
        LOG.warn(
                "{}: snapshot {} ends at journal offset {} and is passed over: the journal begins"
                        + " at {}, and what was between is gone",
                asset.label(),
                saved.sequence(),
                saved.journalOffset(),
                start);
        return false;
    }

    private boolean restore(SavedState saved) {
        try {
            monitor = parts.monitors().restore(asset, saved.state());
            nextOffset = saved.journalOffset();
            return true;
        } catch (CorruptStateException e) {
            LOG.warn(
                    "{}: snapshot {} cannot be read and is passed over: {}",
                    asset.label(),
                    saved.sequence(),
                    e.getMessage());
            return false;
        }
    }

    private void replay(InputRecord record) {
        if (parts.entries().read(record) instanceof Entries.Read read) {
            var unused = accept(record, read.entries());
        }
    }
}
