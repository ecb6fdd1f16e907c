package io.bellwether.app;

import java.time.Instant;

/** How far the service has come with the erasure of an author. */
sealed interface ErasureProgress {

    /** Nobody has asked for one, by any name that is known here. */
    record NeverAsked() implements ErasureProgress {}

    /** It is written, and some monitor has not read it. */
    record Written(String id) implements ErasureProgress {}

    /**
     * Every monitor has read it.
     *
     * @param journalledAt when the last of the journals was told of it
     */
    record CarriedOut(String id, Instant journalledAt) implements ErasureProgress {}
}
