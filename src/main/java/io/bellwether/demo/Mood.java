package io.bellwether.demo;

import java.util.Locale;

/** How the writer of a text feels: the truth that a scorer has to guess from the text. */
enum Mood {
    UNHAPPY,
    NEUTRAL,
    HAPPY;

    /** The name in the fragment files: the constant in lower case. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Happy for unhappy and the other way round; neutral stays. */
    Mood opposite() {
        return switch (this) {
            case UNHAPPY -> HAPPY;
            case NEUTRAL -> NEUTRAL;
            case HAPPY -> UNHAPPY;
        };
    }
}
