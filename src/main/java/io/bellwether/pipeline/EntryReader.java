package io.bellwether.pipeline;

/**
 * Reads journal entries from bytes: from the journal itself, or from the topics of decisions and
 * controls. Used by several threads at once.
 */
@FunctionalInterface
public interface EntryReader {

    /** Reads one record. Never throws for any bytes. */
    Entries read(InputRecord record);
}
