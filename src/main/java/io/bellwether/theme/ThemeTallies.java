package io.bellwether.theme;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Votes of one asset in some stretch of time by theme, and those of none. Not safe for several
 * threads.
 */
final class ThemeTallies {

    /** Under the empty label: votes of no theme. */
    private static final String OTHER = "";

    /** Themes that had votes. */
    private final TreeMap<Theme, ThemeTally> themes = new TreeMap<>();

    private final ThemeTally other = new ThemeTally();

    void add(Optional<Theme> theme, double level, long person, int floor) {
        of(theme).add(level, person, floor);
    }

    void add(ThemeTallies more, int floor) {
        other.add(more.other, floor);
        more.themes.forEach((theme, tally) -> of(Optional.of(theme)).add(tally, floor));
    }

    /** Counts the votes of {@code theme} among those of none from here on. */
    void join(Theme theme, int floor) {
        ThemeTally joined = themes.remove(theme);
        if (joined != null) {
            other.add(joined, floor);
        }
    }

    private ThemeTally of(Optional<Theme> theme) {
        return theme.isEmpty()
                ? other
                : themes.computeIfAbsent(theme.get(), key -> new ThemeTally());
    }

    /** The votes of {@code theme}; empty for those of none. */
    ThemeTally get(Optional<Theme> theme) {
        return theme.isEmpty() ? other : themes.getOrDefault(theme.get(), new ThemeTally());
    }

    /** Everything together. */
    ThemeTally total() {
        ThemeTally total = new ThemeTally();
        total.add(other, 0);
        themes.values().forEach(tally -> total.add(tally, 0));
        return total;
    }

    void forget(LongPredicate those) {
        other.forget(those);
        themes.values().forEach(tally -> tally.forget(those));
    }

    void writeTo(StateWriter state) {
        state.putInt(themes.size() + 1);
        for (Map.Entry<Theme, ThemeTally> entry : themes.entrySet()) {
            state.putString(entry.getKey().label());
            entry.getValue().writeTo(state);
        }
        state.putString(OTHER);
        other.writeTo(state);
    }

    static ThemeTallies restore(StateReader state) {
        ThemeTallies tallies = new ThemeTallies();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            String label = state.getString();
            Optional<Theme> theme = Theme.ofLabel(label);
            if (theme.isEmpty() && !label.equals(OTHER)) {
                throw new CorruptStateException("votes of an unknown theme");
            }
            tallies.of(theme).add(ThemeTally.restore(state), Integer.MAX_VALUE);
        }
        return tallies;
    }
}
