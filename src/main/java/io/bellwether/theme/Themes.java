package io.bellwether.theme;

import io.bellwether.snapshot.CorruptStateException;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The themes of one text.
 *
 * @param rulesId {@link ThemeRules#id()} of the rules that found them; empty where none was found
 * @param spans where they are spoken of, by theme and then by place
 */
public record Themes(String rulesId, List<ThemeSpan> spans) {

    /** No theme was found, or none was looked for. */
    public static final Themes NONE = new Themes("", List.of());

    public Themes {
        spans = spans.stream().sorted().toList();
        if (rulesId.isEmpty() != spans.isEmpty()) {
            throw new IllegalArgumentException(
                    spans.size() + " spans found by rules \"" + rulesId + '"');
        }
    }

    /** The theme that the text counts under; empty for none. */
    public Optional<Theme> first() {
        return spans.isEmpty() ? Optional.empty() : Optional.of(spans.getFirst().theme());
    }

    /** Writes everything. */
    public void writeTo(StateWriter state) {
        state.putInt(spans.size());
        if (spans.isEmpty()) {
            return;
        }
        state.putString(rulesId);
        for (ThemeSpan span : spans) {
            state.putString(span.theme().label()).putInt(span.begin()).putInt(span.end());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Themes restore(StateReader state) {
        int count = state.getInt();
        if (count == 0) {
            return NONE;
        }
        String rulesId = state.getString();
        List<ThemeSpan> spans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Theme theme =
                    Theme.ofLabel(state.getString())
                            .orElseThrow(() -> new CorruptStateException("an unknown theme"));
            spans.add(new ThemeSpan(theme, state.getInt(), state.getInt()));
        }
        return new Themes(rulesId, spans);
    }
}
