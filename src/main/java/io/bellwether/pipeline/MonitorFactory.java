package io.bellwether.pipeline;

import io.bellwether.feedback.Asset;

/** Makes monitors. */
public interface MonitorFactory {

    /** A monitor that has seen nothing. */
    MonitorPort fresh(Asset asset);

    /**
     * A monitor that knows what {@code state} says.
     *
     * @throws io.bellwether.snapshot.CorruptStateException when the bytes are not what a monitor of
     *     this version wrote
     */
    MonitorPort restore(Asset asset, byte[] state);
}
