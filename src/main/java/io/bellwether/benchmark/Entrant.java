package io.bellwether.benchmark;

import java.util.function.Function;

/**
 * A detector as it enters the race: one row of the tables.
 *
 * @param name as in the tables
 * @param maker makes a fresh one for each stream; safe for several threads
 */
record Entrant(String name, Function<Truth, Peer> maker) {

    /** A fresh one for the stream that {@code truth} tells of. */
    Peer enter(Truth truth) {
        return maker.apply(truth);
    }
}
