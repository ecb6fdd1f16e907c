package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records that are made to hurt, for the reader in one pass and for the one by pointers. */
class HostileRecordsTest {

    private static final RecordContext CONTEXT =
            RecordContext.of("feedback.users.v1", 0, 7, Instant.parse("2026-03-01T00:00:00Z"));

    private static final FeedbackDecoder ONCE =
            new FeedbackDecoder(FieldMapping.identity(), AuthorNaming.asGiven());
    private static final FeedbackDecoder POINTED =
            new FeedbackDecoder(FieldMapping.of(pointers()), AuthorNaming.asGiven());

    /** The two ways in which a record is read. */
    enum Reader {
        IN_ONE_PASS,
        BY_POINTERS;

        Decoded decode(String record) {
            FeedbackDecoder decoder = this == IN_ONE_PASS ? ONCE : POINTED;
            return decoder.decode(Asset.USERS, record.getBytes(UTF_8), CONTEXT);
        }

        Reason rejected(String record) {
            assertThat(decode(record)).isInstanceOf(Decoded.Rejected.class);
            return ((Decoded.Rejected) decode(record)).rejection().reason();
        }

        Feedback accepted(String record) {
            assertThat(decode(record)).isInstanceOf(Decoded.Accepted.class);
            return ((Decoded.Accepted) decode(record)).feedback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deepNestingEndsTheReading(Reader reader) {
        assertThat(reader.rejected("[".repeat(500_000))).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected("{\"a\":".repeat(100_000))).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected(withUnknown("[".repeat(64) + "]".repeat(64))))
                .isEqualTo(Reason.NOT_JSON);
    }

    /** Exponents cost nothing as long as nobody writes the number out. */
    @ParameterizedTest
    @EnumSource
    void hugeNumbersAreNoRatingNoTimeAndNoText(Reader reader) {
        for (String number : List.of("1e999999", "-1e999999999", "1e-999999999", "9".repeat(64))) {
            assertThat(reader.rejected("{\"text\":\"Fine\",\"rating\":" + number + "}"))
                    .isEqualTo(Reason.BAD_RATING);
            assertThat(reader.rejected("{\"text\":\"Fine\",\"timestamp\":" + number + "}"))
                    .isEqualTo(Reason.BAD_TIMESTAMP);
            assertThat(reader.rejected("{\"text\":" + number + "}")).isEqualTo(Reason.BAD_FIELD);
            assertThat(reader.accepted(withUnknown(number)).text()).isEqualTo("Fine");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMillionDigitsAreNoNumber(Reader reader) {
        assertThat(reader.rejected(withUnknown("7".repeat(1_000_000)))).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected(withUnknown("1." + "7".repeat(1_000_000))))
                .isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected(withUnknown("1e" + "7".repeat(1_000_000))))
                .isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @EnumSource
    void aNameThatStandsTwiceIsRefusedHoweverItIsWrittenAndWhereverItLies(Reader reader) {
        assertThat(reader.rejected("{\"text\":\"a\",\"text\":\"b\"}")).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected("{\"text\":\"a\",\"te\\u0078t\":\"b\"}"))
                .isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected(withUnknown("{\"a\":{\"b\":1,\"b\":2}}")))
                .isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected("{\"text\":\"a\",\"segment\":{\"p\":\"1\",\"p\":\"2\"}}"))
                .isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @EnumSource
    void manyFieldsAndFieldsWithOneHashAreReadLikeAnyOthers(Reader reader) {
        assertThat(
                        reader.accepted(
                                        fields(
                                                IntStream.range(0, 80_000)
                                                        .mapToObj(String::valueOf)
                                                        .toList()))
                                .text())
                .isEqualTo("Fine");
        assertThat(reader.accepted(fields(stringsOfOneHash())).text()).isEqualTo("Fine");
        assertThat(reader.accepted(fields(namesOfOneHash(60_000))).text()).isEqualTo("Fine");
        assertThat(
                        reader.rejected(
                                fields(
                                        IntStream.range(0, 100_000)
                                                .mapToObj(i -> "field" + i)
                                                .toList())))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @EnumSource
    void manySegmentsAndLongNamesAreRefused(Reader reader) {
        String many =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "\"" + i + "\":\"x\"")
                        .collect(Collectors.joining(","));
        assertThat(reader.rejected("{\"text\":\"Fine\",\"segment\":{" + many + "}}"))
                .isEqualTo(Reason.BAD_FIELD);
        assertThat(reader.rejected("{\"text\":\"Fine\",\"" + "n".repeat(500_000) + "\":1}"))
                .isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected("{\"text\":\"" + "t".repeat(1_000_000) + "\"}"))
                .isEqualTo(Reason.TEXT_TOO_LONG);
        assertThat(reader.rejected("{\"text\":\"Fine\",\"id\":\"" + "i".repeat(1_000_000) + "\"}"))
                .isEqualTo(Reason.BAD_FIELD);
    }

    @ParameterizedTest
    @EnumSource
    void marksNulsAndSurrogatesNeitherHideNorBreakAText(Reader reader) {
        assertThat(reader.accepted("\ufeff{\"text\":\"Fine\"}").text()).isEqualTo("Fine");
        assertThat(reader.rejected("{\"text\":\"a\0b\"}")).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.rejected("\0{\"text\":\"Fine\"}")).isEqualTo(Reason.NOT_JSON);
        assertThat(reader.accepted("{\"text\":\"a\\u0000b\"}").text()).isEqualTo("a\0b");
        assertThat(reader.accepted("{\"text\":\"\\udc00\\ud800\"}").text())
                .isEqualTo("\ufffd\ufffd");
        assertThat(reader.accepted("{\"text\":\"Fine\",\"segment\":{\"a\":\"\\udc00\"}}").segment())
                .containsExactly(Map.entry("a", "\ufffd"));
        assertThat(reader.rejected("{\"text\":\"Fine\",\"segment\":{\"\\ud800\":\"a\"}}"))
                .isEqualTo(Reason.NOT_JSON);
    }

    private static Map<String, List<String>> pointers() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        FieldMapping.FIELDS.forEach(field -> places.put(field, List.of("/" + field)));
        return places;
    }

    private static String withUnknown(String value) {
        return "{\"text\":\"Fine\",\"x\":" + value + "}";
    }

    private static String fields(List<String> names) {
        return names.stream()
                .map(name -> "\"" + name + "\":1")
                .collect(Collectors.joining(",", "{\"text\":\"Fine\",", "}"));
    }

    /** 65,536 texts with one {@code hashCode}: pairs of letters that weigh the same. */
    private static List<String> stringsOfOneHash() {
        List<String> names = List.of("");
        for (int i = 0; i < 15; i++) {
            names = names.stream().flatMap(n -> List.of(n + "Aa", n + "BB").stream()).toList();
        }
        return names.stream().limit(25_000).toList();
    }

    /**
     * Names of eight letters with one hash in the parser's own table of names, whatever its seed:
     * the second half undoes what the first does to it.
     */
    private static List<String> namesOfOneHash(int count) {
        Set<String> names = new LinkedHashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        while (names.size() < count) {
            int first = 0;
            for (int i = 0; i < 4; i++) {
                first = first << 8 | random.nextInt('#', 0x7f);
            }
            int mixed = first + (first >>> 15);
            int second = (0x12345678 - (mixed ^ mixed >>> 9)) * INVERSE_OF_33;
            String name = letters(first) + letters(second);
            if (name.chars().allMatch(c -> c >= '#' && c < 0x7f && c != '\\')) {
                names.add(name);
            }
        }
        return new ArrayList<>(names);
    }

    /** Modulo 2^32. */
    private static final int INVERSE_OF_33 = 0x3e0f83e1;

    private static String letters(int four) {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> String.valueOf((char) (four >>> shift & 0xff)))
                .collect(Collectors.joining());
    }
}
