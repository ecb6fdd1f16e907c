package io.bellwether.replay;

import io.bellwether.monitor.Input;
import java.time.Instant;

/** Takes one asset's journal, entry by entry in its order. */
public interface JournalListener {

    /**
     * Takes one entry.
     *
     * @param writtenAt when it was written into the journal
     */
    void take(Input input, Instant writtenAt);

    /** The part of the journal that is replayed has ended. */
    default void end() {}
}
