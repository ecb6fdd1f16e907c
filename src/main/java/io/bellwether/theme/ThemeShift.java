package io.bellwether.theme;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one theme has to do with a change of the level. Over all themes and the rest, {@link
 * #total()} adds up to the change of the mean level of texts.
 *
 * @param theme which one; empty for everything else
 * @param shareBefore its part of the votes in the weeks before the onset, in [0, 1]
 * @param shareSince its part of the votes since the onset, in [0, 1]
 * @param levelBefore mean level of its votes before, in [0, 1]; empty when there were none
 * @param levelSince mean level of its votes since, in [0, 1]; empty when there are none
 * @param byShare how much of the change comes from more or fewer people speaking of it
 * @param byLevel how much of the change comes from those who speak of it sounding otherwise
 */
public record ThemeShift(
        Optional<Theme> theme,
        double shareBefore,
        double shareSince,
        OptionalDouble levelBefore,
        OptionalDouble levelSince,
        double byShare,
        double byLevel) {

    /** The part of the change that the theme carries; negative where it went down. */
    public double total() {
        return byShare + byLevel;
    }

    /** The name used in files: that of the theme, or {@code other}. */
    public String label() {
        return theme.map(Theme::label).orElse("other");
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putString(label()).putDouble(shareBefore).putDouble(shareSince);
        state.putDouble(levelBefore.orElse(Double.NaN)).putDouble(levelSince.orElse(Double.NaN));
        state.putDouble(byShare).putDouble(byLevel);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static ThemeShift restore(StateReader state) {
        return new ThemeShift(
                Theme.ofLabel(state.getString()),
                state.getDouble(),
                state.getDouble(),
                optional(state.getDouble()),
                optional(state.getDouble()),
                state.getDouble(),
                state.getDouble());
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
