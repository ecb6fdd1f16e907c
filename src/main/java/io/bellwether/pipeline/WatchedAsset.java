package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import io.bellwether.snapshot.CorruptStateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor and its place in the journal. Used by one thread at a time.
 *
 * <p>Restoring takes the newest complete snapshot and then reads the journal up to the committed
 * offset, throwing the outputs away: they were written when the entries were first read. A snapshot
 * that cannot be read is passed over for the one before it, and in the end for the whole journal,
 * which is the truth.
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
        watched.load(offset);
        long from = watched.nextOffset;
        watched.warnOfGap(from);
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
        if (entries.size() == 1) {
            return monitor.accept(entries.getFirst().input(), record.timestamp());
        }
        List<Output> said = new ArrayList<>();
        for (Entries.Addressed entry : entries) {
            said.addAll(monitor.accept(entry.input(), record.timestamp()));
        }
        return said;
    }

    boolean isDue(SnapshotRhythm rhythm, Instant now) {
        return entriesSinceSave >= rhythm.entries()
                || (entriesSinceSave > 0
                        && Duration.between(savedAt, now).compareTo(rhythm.interval()) >= 0);
    }

    Status status() {
        return monitor.status();
    }

    boolean isUnsaved() {
        return entriesSinceSave > 0;
    }

    SavedState save(Instant now) {
        sequence++;
        entriesSinceSave = 0;
        savedAt = now;
        return new SavedState(sequence, nextOffset, monitor.snapshot());
    }

    /**
     * Goes on all the same: a few votes that are missing do less harm than a monitor that is new.
     */
    private void warnOfGap(long from) {
        long begin = parts.history().begin(asset);
        if (from < begin) {
            LOG.warn(
                    "{}: the journal begins at offset {}; the entries from {} on were deleted, and the state does not know them",
                    asset.label(),
                    begin,
                    from);
        }
    }

    private void load(long offset) {
        Iterator<SavedState> snapshots = parts.history().snapshots(asset, offset).iterator();
        while (snapshots.hasNext()) {
            SavedState saved = snapshots.next();
            sequence = Math.max(sequence, saved.sequence());
            try {
                monitor = parts.monitors().restore(asset, saved.state());
                nextOffset = saved.journalOffset();
                return;
            } catch (CorruptStateException e) {
                LOG.warn(
                        "{}: snapshot {} cannot be read and is passed over: {}",
                        asset.label(),
                        saved.sequence(),
                        e.getMessage());
            }
        }
    }

    private void replay(InputRecord record) {
        parts.listener().restored(asset);
        if (parts.entries().read(record) instanceof Entries.Read read) {
            var unused = accept(record, read.entries());
        }
    }
}
