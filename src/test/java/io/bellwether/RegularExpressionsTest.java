package io.bellwether;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the product takes steps in proportion to the text it is held against:
 * nobody can stop it with a text. Steps are the characters that the matcher looks at, so that the
 * answer does not depend on the machine.
 */
class RegularExpressionsTest {

    private static final Pattern USE =
            Pattern.compile(
                    "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)"
                            + "\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Only ever held against numbers that this program wrote itself, of some twenty digits. */
    private static final Set<String> OF_OWN_NUMBERS = Set.of("0+$", "\\.?0+$");

    /** What expressions are made to repeat, alone and before something that does not fit. */
    private static final List<String> REPEATED =
            List.of(
                    " ",
                    "\t",
                    "\n",
                    "\r\n",
                    "a",
                    "A",
                    "0",
                    "1",
                    "-",
                    "-1",
                    "-1=",
                    "=1..",
                    ".",
                    "/",
                    ":",
                    "://",
                    "@",
                    "a:b@",
                    "[",
                    "{a",
                    "{a}",
                    "\\",
                    "|",
                    ",",
                    "'",
                    "_",
                    "\u2028",
                    "\u0085",
                    "kafka.",
                    "a.mapping");

    private static final int LENGTH = 2_000;

    @Test
    void everyExpressionTakesStepsInProportionToTheText() {
        Set<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(15);
        List<String> faster = new ArrayList<>();
        for (String expression : expressions) {
            for (String repeated :
                    OF_OWN_NUMBERS.contains(expression) ? List.<String>of() : REPEATED) {
                if (growth(expression, repeated) > 2.5) {
                    faster.add("'%s' against many '%s'".formatted(expression, repeated));
                }
            }
        }
        assertThat(faster).isEmpty();
    }

    @Test
    void theMeasureSeesAnExpressionThatDoesNot() {
        assertThat(growth("\\s*\\R\\s*", " ")).isGreaterThan(3.5);
        OF_OWN_NUMBERS.forEach(each -> assertThat(growth(each, "0")).isGreaterThan(3.5));
        assertThat(growth("a", "a")).isBetween(1.9, 2.1);
    }

    /** How many times the steps when the text is twice as long. */
    private static double growth(String expression, String repeated) {
        Pattern pattern = Pattern.compile(expression);
        return (double) steps(pattern, repeated, 2 * LENGTH) / steps(pattern, repeated, LENGTH);
    }

    private static long steps(Pattern pattern, String repeated, int length) {
        Counted text = new Counted(repeated.repeat(length / repeated.length()) + "!");
        Matcher matcher = pattern.matcher(text);
        boolean unused = matcher.matches();
        matcher.reset();
        while (matcher.find()) {
            // As replaceAll and split do.
        }
        return text.looks + length;
    }

    /** The literals in the sources; what is put together at run time is not from strangers. */
    private static Set<String> expressions() {
        Set<String> found = new TreeSet<>();
        for (Path source : sources()) {
            Matcher use = USE.matcher(read(source));
            while (use.find()) {
                // Expressions know the escapes of Unicode themselves.
                found.add(use.group(1).replace("\\u", "\\\\u").translateEscapes());
            }
        }
        return found;
    }

    private static List<Path> sources() {
        try (Stream<Path> paths = Files.walk(Path.of("src/main/java"))) {
            return new ArrayList<>(
                    paths.filter(path -> path.toString().endsWith(".java")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that counts how often somebody looks at one of its characters. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
