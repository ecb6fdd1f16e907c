package io.bellwether.benchmark;

/** A detector in the race, with its notion of an episode. Not safe for several threads. */
interface Peer {

    /**
     * Takes one vote.
     *
     * @param epochSecond not earlier than that of any vote before it
     * @param level in [0, 1]
     */
    Alarm vote(long epochSecond, double level);

    /** Whether an alert is open at {@code epochSecond}, not earlier than the last vote. */
    boolean isOpen(long epochSecond);

    /** What one vote led to. */
    enum Alarm {
        NONE,
        /** An alarm that begins an episode. */
        NEW,
        /** An alarm of the episode that the last one began. */
        REPEATED
    }
}
