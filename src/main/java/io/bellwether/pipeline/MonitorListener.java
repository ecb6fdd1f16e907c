package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;

/**
 * Hears of the monitors of this process. Called by the pipeline's threads, one at a time; must
 * neither block nor throw.
 */
public interface MonitorListener {

    /** An entry of the past was read to restore the monitor of {@code asset}. */
    default void restored(Asset asset) {}

    /** A batch was committed, and with it what {@code news} tells. */
    default void committed(MonitorNews news) {}

    /** The monitors are gone: another session begins with none, or none follows. */
    default void ended() {}

    /** Nobody listens. */
    static MonitorListener silent() {
        return new MonitorListener() {};
    }
}
