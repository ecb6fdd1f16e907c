package io.bellwether.faults;

import java.util.List;

/** Something that holds whatever happened on the way. */
interface Guarantee {

    /** In a few words, as a sentence about the output. */
    String promise();

    /**
     * Where it does not hold: one line each, which names ids, keys and places and never a text.
     * Empty when it holds.
     */
    List<String> breaches(Observed observed);
}
