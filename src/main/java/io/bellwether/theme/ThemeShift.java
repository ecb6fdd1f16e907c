package io.bellwether.theme;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.List;
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

    /**
     * The same told coarsely: shares and levels are rounded, and the parts of the change are those
     * that follow from the rounded figures, so that they tell nothing more.
     *
     * @param all shifts of one alert
     * @param shares how many numbers a share can be, on [0, 1], 0 apart
     * @param levels how many a level can be
     */
    public static List<ThemeShift> rounded(List<ThemeShift> all, int shares, int levels) {
        List<ThemeShift> rounded = all.stream().map(it -> it.rounded(shares, levels)).toList();
        double middle = rounded.stream().mapToDouble(ThemeShift::weight).sum() / 2;
        return rounded.stream().map(shift -> shift.around(middle)).toList();
    }

    private ThemeShift rounded(int shares, int levels) {
        return new ThemeShift(
                theme,
                rounded(shareBefore, shares),
                rounded(shareSince, shares),
                rounded(levelBefore, levels),
                rounded(levelSince, levels),
                0,
                0);
    }

    private static OptionalDouble rounded(OptionalDouble value, int steps) {
        return value.isEmpty() ? value : OptionalDouble.of(rounded(value.getAsDouble(), steps));
    }

    private static double rounded(double value, int steps) {
        return Math.rint(value * steps) / steps;
    }

    /** What it adds to the sum of the mean levels before and since. */
    private double weight() {
        return shareBefore * levelBefore.orElse(0) + shareSince * levelSince.orElse(0);
    }

    /** The parts of the change as {@link Decomposition} has them. */
    private ThemeShift around(double middle) {
        double before = levelBefore.orElse(levelSince.orElse(middle));
        double since = levelSince.orElse(before);
        return new ThemeShift(
                theme,
                shareBefore,
                shareSince,
                levelBefore,
                levelSince,
                (shareSince - shareBefore) * ((before + since) / 2 - middle),
                (shareBefore + shareSince) / 2 * (since - before));
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
