package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a monitor needs to become what it was. All calls block, for a bounded time. */
public interface History {

    /**
     * The complete snapshots of {@code asset} that do not know more than the entries before {@code
     * offset}, newest first; each is made when it is asked for. May be used once.
     *
     * @throws UnusableStateException when a snapshot was written by a newer version
     */
    Stream<SavedState> snapshots(Asset asset, long offset);

    /** The oldest offset that the journal of {@code asset} still has, or its end when empty. */
    long begin(Asset asset);

    /** Hands the journal's entries from {@code from} to before {@code to} to {@code each}. */
    void journal(Asset asset, long from, long to, Consumer<InputRecord> each);
}
