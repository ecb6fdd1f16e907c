package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.monitor.Input;
import java.util.List;

/** What one record says to the journals: any number of entries, or nothing that can be read. */
public sealed interface Entries {

    /** The record could be read; {@code entries} is empty for a deletion. */
    record Read(List<Addressed> entries) implements Entries {
        public Read {
            entries = List.copyOf(entries);
        }
    }

    /** The record could not be read and goes to the dead letters. */
    record Rejected(Rejection rejection) implements Entries {}

    /** An entry and whose journal it belongs to. */
    record Addressed(Asset asset, Input input) {}
}
