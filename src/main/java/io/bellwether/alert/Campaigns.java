package io.bellwether.alert;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.OptionalDouble;

/**
 * What is known of organised voices since the onset of an alert. It explains, and decides nothing:
 * copies were left out before, and new people count like others.
 *
 * @param levelRaw mean of the votes and of the copies that count once with them, each for itself;
 *     empty of staff, and for a mix of texts and stars
 * @param share of the copies in all of these, in [0, 1]; empty of staff
 * @param hasManyNewAuthors whether an hour since the onset had far more votes of new authors than
 *     usual
 */
public record Campaigns(OptionalDouble levelRaw, OptionalDouble share, boolean hasManyNewAuthors) {

    /** Nothing is known. */
    public static final Campaigns UNKNOWN =
            new Campaigns(OptionalDouble.empty(), OptionalDouble.empty(), false);

    public Campaigns {
        if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "share " + share.getAsDouble() + " is outside [0, 1]");
        }
    }

    void writeTo(StateWriter state) {
        state.putDouble(levelRaw.orElse(Double.NaN)).putDouble(share.orElse(Double.NaN));
        state.putBoolean(hasManyNewAuthors);
    }

    static Campaigns readFrom(StateReader state) {
        return new Campaigns(
                optional(state.getDouble()), optional(state.getDouble()), state.getBoolean());
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
