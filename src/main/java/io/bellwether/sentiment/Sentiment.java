package io.bellwether.sentiment;

import java.util.Locale;
import java.util.Optional;

/** The three classes of sentiment, from worst to best. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** The name used in files: the constant in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
