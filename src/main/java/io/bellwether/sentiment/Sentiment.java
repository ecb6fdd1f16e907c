package io.bellwether.sentiment;

import java.util.Locale;
import java.util.Optional;

/** The three classes of sentiment, from worst to best. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name used in files: the constant in lower case. */
    public String label() {
        return label;
    }

    /** The sentiment of that {@link #label()}; empty when there is none. */
    public static Optional<Sentiment> ofLabel(String label) {
        for (Sentiment sentiment : values()) {
            if (sentiment.label().equals(label)) {
                return Optional.of(sentiment);
            }
        }
        return Optional.empty();
    }
}
