package io.bellwether.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    /** As long as a text can be that is read at all. */
    private static final int LONGEST = 20_000;

    /** How often a character may be looked at, on average, in the worst text there is. */
    private static final int LOOKS = 400;

    private static final List<String> HOSTILE =
            List.of(
                    "@",
                    "a@",
                    "a.",
                    "a@a.",
                    "a@b.co",
                    "@aaa",
                    "+1 ",
                    "1 ",
                    "1-",
                    "(1) ",
                    "0 ",
                    "call 1",
                    "tel 0123456",
                    "www.",
                    "www. ",
                    "http://",
                    "xhttp://a",
                    "?http://",
                    "http://a?",
                    "www.a?1",
                    "+12345678",
                    "@order 555-123-4567",
                    "4111111111111111-",
                    "https://)",
                    "GB82 ",
                    "4111 ",
                    "4111-",
                    "{",
                    ")",
                    "é",
                    "\uD83D\uDE00",
                    "\0",
                    "٣",
                    " ",
                    "+",
                    "((",
                    "1.2 ",
                    "1.2",
                    "555-123-4567 ",
                    "0171/2345678/",
                    "01-");

    private final Redactor redactor = Redactor.of(new Identifiers());

    @Test
    void whatNamesOrReachesSomebodyIsReplacedAndTheRestStays() {
        assertThat(
                        redactor.redact(
                                "Write ana@example.org or call +44 20 7946 0958, @ana_p! Card 4111"
                                        + " 1111 1111 1111, GB82WEST12345698765432,"
                                        + " https://example.com/?t=1."))
                .isEqualTo(
                        "Write [e-mail] or call [phone], [handle]! Card [card number], [account"
                                + " number], [link].");
    }

    /** As in lists, Markdown and abbreviations. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write _ana.k@example.com_ now | write [e-mail]_ now",
                "-ana@example.com | [e-mail]",
                "+ana@example.com | [e-mail]",
                "Tel.0151 12345678 | Tel.[phone]",
                "call me -0151 12345678 | call me -[phone]",
                "tel.+49 151 12345678 | tel.[phone]"
            })
    void aSignBeforeItHidesNothing(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "on 555-123-4567 24/7 | on [phone] 24/7",
                "under 0171 2345678 10-12 h | under [phone] 10-12 h",
                "under 0151 12345678 | under [phone]",
                "020 7946 0018 2024-2025 | [phone] 2024-2025",
                "00351 912 000 111 00351 912 000 112 | [phone] [phone]",
                "+44 20 7946 0958 10-12 h | [phone] 10-12 h",
                "call (415) 555-0133 3 times | call [phone] 3 times"
            })
    void digitsBehindANumberDoNotHideIt(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "030/1234567 0171/2345678 | [phone] [phone]",
                "0171 2345678/0172 3456789 | [phone]/[phone]",
                "+4917112345678/+4917212345678 | [phone]/[phone]",
                "020 7946 0018 0171 2345678 030 1234567 | [phone] [phone] [phone]",
                "ring 12345678 12345679 | ring [phone] [phone]",
                "after 18:00 0171 2345678 | after 18:00 [phone]",
                "on 01.02.2026 0171 2345678 | on 01.02.2026 [phone]",
                "24/7 555-123-4567 | 24/7 [phone]"
            })
    void digitsBeforeANumberDoNotHideIt(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void twoNumbersBesideEachOtherAreBothFound() {
        List<String> numbers =
                List.of(
                        "555-123-4567",
                        "(415) 555-0132",
                        "1-800-555-0199",
                        "0171 2345678",
                        "030/1234567",
                        "020 7946 0018",
                        "01 99 00 65 43",
                        "00351 912 000 111",
                        "+44 20 7946 0958");
        for (String one : numbers) {
            for (String other : numbers) {
                for (String between : List.of(" ", "/", ", ", " / ", " or ", "; ")) {
                    assertThat(redactor.redact("at " + one + between + other + " 24/7"))
                            .as("%s%s%s", one, between, other)
                            .matches("at \\[phone]" + between + "\\[phone]( 24/7)?");
                }
            }
        }
    }

    /** The longest number that could be there would end within the second one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+44 20 7946 0958 020 7946 0018 | [phone] [phone]",
                "call 0171 2345678 0172 3456789 | call [phone] [phone]"
            })
    void aNumberDoesNotTakeTheBeginningOfTheNext(String text, String redacted) {
        assertThat(redactor.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://wa.me/491711234567",
                "https://wa.me/+49-171-1234567",
                "https://example.com/profile-491711234567",
                "http://example.com/12345678/a"
            })
    void aLongNumberInALinkTells(String text) {
        assertThat(redactor.redact(text)).isEqualTo("[link]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/news/20260301",
                "https://example.com/2026-03-01/launch",
                "https://example.com/orders/1234567"
            })
    void aDateOrAShortNumberInALinkStays(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10-12 h, 24/7, 2024-2025, 1 000 000",
                "2024-2025 10-12 h 24/7 1 000 000",
                "01.02.2026 12:30 1 000 000",
                "3 012 345 678 bytes",
                "0123 4567 8901 2345",
                "article 012345678905",
                "scanned 012345678905",
                "0 12345 67890 5",
                "order 555-123-4567 24/7",
                "version 10.4.2.118 24/7",
                "paid 12,345.67 2024-2025 100-200"
            })
    void digitsThatAreNoTelephoneNumberStay(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release 1.0151123456", "part AB-0151123456", "at 12.0151123 s"})
    void aNumberThatGoesOnFromAnotherIsNone(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @Test
    void aTextWithoutAnythingStaysTheSameText() {
        String text = "Version 10.4.2 costs 1,299.00 since 2026-03-01, see https://example.com/a.";

        assertThat(redactor.redact(text)).isSameAs(text);
    }

    @Test
    void whatWasReplacedOnceIsNotReplacedAgain() {
        String once = redactor.redact("a@example.org, @ana_p, +44 20 7946 0958");

        assertThat(redactor.redact(once)).isEqualTo(once);
    }

    @Test
    void whereTwoPartsOverlapTheEarlierFinderHasIt() {
        Redactor two =
                Redactor.of(
                        text -> List.of(new Found(Kind.E_MAIL, 2, 6)),
                        text -> List.of(new Found(Kind.NAME, 0, 3), new Found(Kind.NAME, 6, 8)));

        assertThat(two.redact("0123456789")).isEqualTo("01[e-mail][name]89");
    }

    @Test
    void theWorkGrowsWithTheLengthWhateverStandsInTheText() {
        List<String> worst = new ArrayList<>();
        for (String one : HOSTILE) {
            for (String other : HOSTILE) {
                worst.add((one + other).repeat(LONGEST / 2).substring(0, LONGEST));
            }
        }

        assertThat(worst)
                .allSatisfy(text -> assertThat(looks(text)).isLessThan((long) LOOKS * LONGEST));
        assertThat(worst)
                .allSatisfy(
                        text ->
                                assertThat(looks(text))
                                        .isLessThan(
                                                3 * looks(text.substring(0, LONGEST / 2))
                                                        + 10_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a@b.co@somebody > [e-mail][handle]",
                "a@b.co@somebody@else.where > [e-mail][handle][handle]",
                "ana@example.orghttps://a.example/?token=abc > [e-mail][link]",
                "@ana_phttps://a.example/?t=1 > [handle][link]",
                "seehttps://a.example/?t=1 > see[link]",
                "12https://a.example/?t=1 > 12[link]",
                "0171 2345678https://a.example/?t=1 > [phone][link]",
                "0171 2345678https://a.example/ > [phone]https://a.example/",
                "4111 1111 1111 1111https://a.example/ > [card number]https://a.example/",
                "DE89370400440532013000https://a.example/ > [account number]https://a.example/",
                "4111 1111 1111 1111 0171 2345678 > [card number] [phone]",
                "a@b.co/0172 3456789 > [e-mail]/[phone]",
                "Shophttps://a.example;4111 1111 1111 1111 > Shophttps://a.example;[card number]",
                "https://a.example;4111 1111 1111 1111 > https://a.example;[card number]",
                "Visithttps://a.example|0171 2345678 > Visithttps://a.example|[phone]",
                "见https://example.com。电话：+86 138 1234 5678 > 见https://example.com。电话：[phone]",
                "见https://a.example?x=1，电话：+86 138 1234 5678 > 见[link]，电话：[phone]",
                "https://a.example/?q=Köln&t=1 > [link]",
                "seehttps://a.example/?t=1;4111 1111 1111 1111 > see[link]",
                "seehttps://a.example/?t=1;DE89 3704 0044 0532 0130 00 > see[link]",
                "https://a.example/?a|0171 2345678 > [link]",
                "见https://a.example/?x=1(电话:+86 138 1234 5678) > 见[link])",
                "https://example.com/cafe\u0301?token=abc > [link]",
                "https://example.in/हिन्दी?token=abc > [link]",
                "https://example.com/\u200Breset?token=abc > [link]",
                "https://example.com/a–b?token=abc > [link]",
                "https://a.example/?q=it’s&token=abc > [link]",
                "ana@example.com_bob@example.org > [e-mail][e-mail]",
                "0171 2345678-ana@example.org > [phone][e-mail]",
                "@abhttps://a.example/ > [handle]https://a.example/",
                "https://a.example/2024 4111 1111 1115 0002 > https://a.example/2024 [card number]"
            })
    void whatIsStuckToAnotherPartOrALinkIsFound(String text, String redacted) {
        assertThat(Redactor.of(new Identifiers()).redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/0151123456 is broken",
                "text to @acme: error 12345678",
                "https://a.example/2025/11/26/1234567",
                "www.a.example/no-1234567-x",
                "shttp://",
                "www.www."
            })
    void plainLinksAndNumbersOfThingsStay(String text) {
        assertThat(new Identifiers().find(text)).allMatch(part -> part.kind() == Kind.HANDLE);
    }

    @Property(tries = 500)
    void theWorkIsBoundedForAnyMixtureOfHostileParts(@ForAll("mixtures") String text) {
        assertThat(looks(text)).isLessThanOrEqualTo((long) LOOKS * (text.length() + 1));
    }

    @Property(tries = 1000)
    void partsAreInOrderAndDoNotOverlap(@ForAll("mixtures") String text) {
        int end = 0;
        for (Found part : new Identifiers().find(text)) {
            assertThat(part.from()).isGreaterThanOrEqualTo(end);
            assertThat(part.to()).isLessThanOrEqualTo(text.length());
            end = part.to();
        }
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(
                        Stream.concat(HOSTILE.stream(), Stream.of("word ", "12", "x@y.org "))
                                .toList())
                .list()
                .ofMaxSize(400)
                .map(parts -> String.join("", parts));
    }

    private static long looks(String text) {
        Scan scan = new Scan(text);
        new Identifiers().find(scan);
        return scan.looks();
    }
}
