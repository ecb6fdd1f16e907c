package io.bellwether.dashboard;

import io.bellwether.detection.Phase;
import java.util.Locale;

/** The state of an asset as people are told it. */
public enum Standing {
    /** Nothing was heard of it yet. */
    UNHEARD,
    LEARNING,
    NORMAL,
    WATCH,
    ALERT,
    RECOVERING,
    /** Silence that chance does not explain. */
    DATA_GAP,
    /** No level of staff was told for three days: fewer spoke than the floor asks for. */
    NOT_ENOUGH_PEOPLE;

    /** The name used in files and addresses, such as {@code data-gap}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Standing of(Phase phase) {
        return switch (phase) {
            case LEARNING -> LEARNING;
            case NORMAL -> NORMAL;
            case WATCH -> WATCH;
            case ALERT -> ALERT;
            case RECOVERING -> RECOVERING;
            case DATA_GAP -> DATA_GAP;
        };
    }
}
