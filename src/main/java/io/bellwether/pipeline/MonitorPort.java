package io.bellwether.pipeline;

import io.bellwether.monitor.Input;
import io.bellwether.monitor.Output;
import io.bellwether.monitor.Status;
import java.time.Instant;
import java.util.List;

/** The watcher of one asset, as far as the pipeline needs it. Used by one thread at a time. */
public interface MonitorPort {

    /**
     * Takes one journal entry.
     *
     * @param writtenAt when the entry was written to the journal
     */
    List<Output> accept(Input input, Instant writtenAt);

    /** How it stands. */
    Status status();

    /** Everything it knows, in bytes. */
    byte[] snapshot();
}
