package io.bellwether.config;

import java.util.List;

/**
 * What holds for one key, as it may be shown.
 *
 * @param name of the key
 * @param values one, or several of a list; none when it is empty; secrets masked
 * @param origin where it was set: a file, a variable, {@code --set} or {@code default}
 */
record Effective(String name, List<String> values, String origin) {

    Effective {
        values = List.copyOf(values);
    }

    String text() {
        return String.join(",", values);
    }
}
