package io.bellwether.detection;

import java.util.Locale;

/** What an alert rests on. */
public enum Signal {
    /** The sentiment of what people write. */
    TEXT,
    /** The stars that people give. */
    RATING,
    /** Neither: who speaks has changed, not what they say. */
    MIX;

    /** The name in records and on the command line, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
