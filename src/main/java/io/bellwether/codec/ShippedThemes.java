package io.bellwether.codec;

import io.bellwether.theme.ThemeRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The rules for themes that come with this program. Read once, at first use. */
public final class ShippedThemes {

    /** Name and version. A change that readers should know of is another version. */
    private static final String NAME = "themes-1";

    private ShippedThemes() {}

    /** Safe for use by several threads. */
    public static ThemeRules rules() {
        return Once.RULES;
    }

    private static ThemeRules read() {
        String file = "/io/bellwether/theme/" + NAME + ".txt";
        try (InputStream in = ShippedThemes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return ThemeRules.parse(NAME, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static final class Once {
        private static final ThemeRules RULES = read();
    }
}
