package io.bellwether.detection;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One person's voice, in as many signals as it has.
 *
 * @param eventTime when it was said
 * @param text level of the text's sentiment in [0, 1], 1 is best; empty when it was not scored
 * @param rating level of the stars in [0, 1], 1 is best; empty where there are none
 * @param stratum which kind of voice it is, for the composition: a label such as the source and
 *     whether its author was heard before
 */
public record Vote(Instant eventTime, OptionalDouble text, OptionalDouble rating, String stratum) {

    public Vote {
        check(text, "text");
        check(rating, "rating");
    }

    private static void check(OptionalDouble level, String name) {
        if (level.isPresent() && !(level.getAsDouble() >= 0 && level.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    name + " level " + level.getAsDouble() + " is outside [0, 1]");
        }
    }

    /** A vote of text alone. */
    public static Vote ofText(Instant eventTime, double level) {
        return new Vote(eventTime, OptionalDouble.of(level), OptionalDouble.empty(), "");
    }
}
