package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import java.util.List;
import java.util.function.Consumer;

/** What a monitor needs to become what it was. All calls block, for a bounded time. */
public interface History {

    /**
     * The complete snapshots of {@code asset} that do not know more than the entries before {@code
     * offset}, newest first.
     *
     * @throws UnusableStateException when a snapshot was written by a newer version
     */
    List<SavedState> snapshots(Asset asset, long offset);

    /** Offset of the oldest entry of the asset's journal that is still there. */
    long journalStart(Asset asset);

    /** Hands the journal's entries from {@code from} to before {@code to} to {@code each}. */
    void journal(Asset asset, long from, long to, Consumer<InputRecord> each);
}
