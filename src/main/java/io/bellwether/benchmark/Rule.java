package io.bellwether.benchmark;

/**
 * A detector that is nothing but a statistic and a bound. It begins anew by itself after an alarm.
 * Not safe for several threads.
 */
@FunctionalInterface
interface Rule {

    /**
     * Takes one vote.
     *
     * @param epochSecond not earlier than that of any vote before it
     * @param level in [0, 1]
     * @return whether this vote raises an alarm
     */
    boolean vote(long epochSecond, double level);
}
