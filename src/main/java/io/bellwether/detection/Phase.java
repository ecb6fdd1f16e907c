package io.bellwether.detection;

import java.util.List;
import java.util.Locale;

/**
 * The condition of one asset.
 *
 * <pre>
 * LEARNING --14 days, 30 votes--> NORMAL <--> WATCH --M >= A--> ALERT --all-clear--> RECOVERING --> NORMAL
 *                                    any <--silence--> DATA_GAP
 * </pre>
 */
public enum Phase {
    LEARNING,
    NORMAL,
    /** Evidence worth a week; shown, never sent. */
    WATCH,
    ALERT,
    RECOVERING,
    /** Silence that chance does not explain. It neither raises nor clears. */
    DATA_GAP;

    /**
     * That of an asset of which one signal has this phase and another {@code other}. A gap outlasts
     * a signal that learns: that one cannot tell its own silence yet.
     */
    Phase joinedWith(Phase other) {
        for (Phase phase : List.of(ALERT, RECOVERING, WATCH, NORMAL, DATA_GAP)) {
            if (this == phase || other == phase) {
                return phase;
            }
        }
        return LEARNING;
    }

    /** The name used in files, such as {@code data-gap}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
