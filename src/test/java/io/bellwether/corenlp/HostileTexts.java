package io.bellwether.corenlp;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Texts made to break a parser: shapes that are known to, mixed, repeated and cut anywhere. */
final class HostileTexts {

    private static final List<String> ENGLISH =
            List.of(
                    "good", "bad", "the", "app", "is", "not", "never", "that", "which", "and", "of",
                    "to", "it", "very", "support", "crashes", "because", "I", "don't", "was",
                    "U.S.", "Mr.", "more", "than", "like", "best", "worst", "works", "lol");

    private static final List<String> SHAPES =
            List.of(
                    "<div class=\"a\"><a href='b'>",
                    "</div>",
                    "<!-- ",
                    "<![CDATA[",
                    "&amp;",
                    "(",
                    ")",
                    "[",
                    "]",
                    "{\"a\":",
                    "}",
                    "\"",
                    "'",
                    "``",
                    "''",
                    "-LRB-",
                    "\\/",
                    ".",
                    "!",
                    "?",
                    ",",
                    ";",
                    "...",
                    "--",
                    "\n",
                    "\t",
                    "http://a.b/c?d=e",
                    "www.a.b",
                    "a@b.c",
                    "@name",
                    "#hashtag",
                    "#",
                    "$1,000.00",
                    "12/12/2012",
                    "(555) 123-4567",
                    "1e999",
                    "\u00BD",
                    "\uD83D\uDE00",
                    "\uD83D\uDC68\u200D\uD83D\uDC69\u200D",
                    "\uD83D",
                    "\uDE00",
                    "\u200D",
                    "\uFE0F",
                    "\uFEFF",
                    "\u202E\u05D0\u05D1",
                    "\u2066",
                    "\u0000",
                    "\u0007",
                    "\u0301",
                    "\u00AD",
                    "x",
                    "XX",
                    "aB",
                    "\u4E2D",
                    "\u0E01",
                    "\u0130",
                    ":-)",
                    ":(",
                    "<3",
                    "good-bad-",
                    "n't",
                    "*",
                    "_",
                    "~",
                    "%",
                    "/",
                    "\\",
                    "\uFFFF");

    private HostileTexts() {}

    /** Mostly short; one in 25 is long, of at most some 30,000 characters. */
    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(58, mixed(16, " ")),
                Tuple.of(28, mixed(16, "")),
                Tuple.of(10, mixed(60, " ")),
                Tuple.of(2, repeated(mixed(60, " "))),
                Tuple.of(2, repeated(piece())));
    }

    private static Arbitrary<String> mixed(int most, String between) {
        return piece().list().ofMaxSize(most).map(pieces -> String.join(between, pieces));
    }

    private static Arbitrary<String> piece() {
        Arbitrary<String> english = Arbitraries.of(ENGLISH);
        Arbitrary<String> letters = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(70);
        Arbitrary<String> anything =
                Arbitraries.strings()
                        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                        .ofMaxLength(12);
        return Arbitraries.frequencyOf(
                Tuple.of(12, english),
                Tuple.of(8, Arbitraries.of(SHAPES)),
                Tuple.of(2, letters),
                Tuple.of(1, anything));
    }

    /** Starts in English, lest it be taken for another language before it is parsed. */
    private static Arbitrary<String> repeated(Arbitrary<String> unit) {
        return Combinators.combine(
                        unit, Arbitraries.integers().between(1, 3000), Arbitraries.of("", " "))
                .as((text, times, blank) -> repeat("the app is good" + " " + text + blank, times));
    }

    private static String repeat(String unit, int times) {
        return unit.repeat(Math.min(times, 1 + 30_000 / unit.length()));
    }
}
