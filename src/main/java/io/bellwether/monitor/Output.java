package io.bellwether.monitor;

import io.bellwether.alert.Alert;

/** What a monitor has to say, in the order in which it became true. */
public sealed interface Output {

    /** An alert opened, changed or ended. */
    record AlertChanged(Alert alert) implements Output {}

    /** One or more hours of an asset were closed. */
    record LevelClosed(Level level) implements Output {}
}
