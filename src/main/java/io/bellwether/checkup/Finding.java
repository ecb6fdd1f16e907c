package io.bellwether.checkup;

import io.bellwether.feedback.Printable;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that was found.
 *
 * @param level how bad it is
 * @param check what was looked at, in a word
 * @param text one line; where something is to be done, it says what
 */
public record Finding(Level level, String check, String text) {

    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Works, but not for ever or not for everybody; or nobody can tell. */
        WARN,
        /** The service would not start, or not do its work. */
        FAIL;

        /** As it is written. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        // Some quote brokers, files and other programs.
        text =
                Printable.line(
                        text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .collect(Collectors.joining(" ")));
    }

    public static Finding ok(String check, String text) {
        return new Finding(Level.OK, check, text);
    }

    public static Finding warn(String check, String text) {
        return new Finding(Level.WARN, check, text);
    }

    public static Finding fail(String check, String text) {
        return new Finding(Level.FAIL, check, text);
    }
}
