package io.bellwether.alert;

import java.util.Locale;

/**
 * Where an alert is in its life: OPEN, any number of UPDATED, RESOLVED; UPDATED again re-opens it.
 */
public enum AlertState {
    OPEN,
    UPDATED,
    RESOLVED;

    /** The name used in files: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
