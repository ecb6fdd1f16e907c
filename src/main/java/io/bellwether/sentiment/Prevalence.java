package io.bellwether.sentiment;

import java.util.Locale;
import java.util.Optional;

/** What a level says of how frequent the classes are. */
public enum Prevalence {
    /** The probabilities as they are. Their mean lies nearer the middle than the truth. */
    COUNTED,
    /** The probabilities less what the scorer is known to confuse. */
    ADJUSTED;

    /** The name used in files: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that {@link #label()}; empty when there is none. */
    public static Optional<Prevalence> ofLabel(String label) {
        for (Prevalence prevalence : values()) {
            if (prevalence.label().equals(label)) {
                return Optional.of(prevalence);
            }
        }
        return Optional.empty();
    }
}
