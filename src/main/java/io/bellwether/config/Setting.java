package io.bellwether.config;

import java.util.List;

/**
 * A value that somebody set.
 *
 * @param values one, or several of a list; none when it was set to nothing
 * @param origin where it was set, for messages, such as {@code --set}
 */
record Setting(List<String> values, String origin) {

    Setting {
        values = List.copyOf(values);
    }

    /** A value from a place that has texts only: commas part a list. */
    static Setting ofText(String text, String origin) {
        return new Setting(text.isEmpty() ? List.of() : List.of(text), origin);
    }

    /** The value as one text; the elements of a list are joined by commas. */
    String text() {
        return String.join(",", values);
    }

    /** The value as a list; a single text is parted at its commas. */
    List<String> list() {
        if (values.size() != 1) {
            return values;
        }
        return List.of(values.get(0).split(",", -1)).stream()
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }
}
