package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackDecoderTest {

    private static final Instant ARRIVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecordContext CONTEXT =
            RecordContext.of("feedback.users.v1", 3, 1042, ARRIVED);
    private static final Pseudonymizer PSEUDONYMS =
            new Pseudonymizer("a key for tests only".getBytes(UTF_8));

    private final FeedbackDecoder decoder =
            new FeedbackDecoder(FieldMapping.identity(), PSEUDONYMS);

    @Test
    void aFullRecordIsReadWithItsAuthorAsPseudonym() {
        Feedback feedback =
                accepted(
                        """
                        {"id":"r1","text":"Loading takes forever","timestamp":"2026-03-01T09:30:00+01:00",
                         "author":"jo@example.org","rating":4.0,"source":"app-store","lang":"en",
                         "segment":{"country":"FR","plan":null},"meta":{"x":[1,{"y":2}]},"likes":3}""");

        assertThat(feedback.id()).isEqualTo("r1");
        assertThat(feedback.asset()).isEqualTo(Asset.USERS);
        assertThat(feedback.eventTime()).isEqualTo("2026-03-01T08:30:00Z");
        assertThat(feedback.text()).isEqualTo("Loading takes forever");
        assertThat(feedback.author()).matches("[0-9a-f]{16}");
        assertThat(feedback.rating()).isEqualTo(OptionalInt.of(4));
        assertThat(feedback.source()).isEqualTo("app-store");
        assertThat(feedback.language()).isEqualTo("en");
        assertThat(feedback.segment()).isEqualTo(Map.of("country", "FR"));
        assertThat(feedback.pointer()).isEqualTo(new Pointer.InTopic("feedback.users.v1", 3, 1042));
        assertThat(feedback.sourcePartition()).isEqualTo("feedback.users.v1-3");
    }

    @Test
    void textAloneSuffices() {
        Feedback feedback = accepted("{\"text\":\"Fine\"}");

        assertThat(feedback.id()).isEqualTo("feedback.users.v1/3/1042");
        assertThat(feedback.eventTime()).isEqualTo(ARRIVED);
        assertThat(feedback.author()).isNull();
        assertThat(feedback.rating()).isEmpty();
        assertThat(feedback.source()).isEmpty();
        assertThat(feedback.language()).isNull();
        assertThat(feedback.segment()).isEmpty();
    }

    @Test
    void nullsAndEmptyNamesAreAbsent() {
        Feedback feedback =
                accepted(
                        """
                        {"id":"","text":"Fine","timestamp":null,"author":" ","rating":null,
                         "source":null,"lang":"","segment":null,"schemaVersion":null}""");

        assertThat(feedback.id()).isEqualTo("feedback.users.v1/3/1042");
        assertThat(feedback.eventTime()).isEqualTo(ARRIVED);
        assertThat(feedback.author()).isNull();
        assertThat(feedback.language()).isNull();
    }

    @Test
    void anAuthorThatLooksHashedGetsAPseudonymToo() {
        String hash = "0123456789abcdef";

        assertThat(accepted("{\"text\":\"Fine\",\"author\":\"" + hash + "\"}").author())
                .isNotEqualTo(hash)
                .isEqualTo(PSEUDONYMS.pseudonym(Asset.USERS, hash));
    }

    @Test
    void wholeNumbersServeAsNames() {
        Feedback feedback =
                accepted("{\"text\":\"Fine\",\"id\":12345678901234567890,\"author\":7}");

        assertThat(feedback.id()).isEqualTo("12345678901234567890");
        assertThat(feedback.author()).isEqualTo(PSEUDONYMS.pseudonym(Asset.USERS, "7"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59Z,          2026-02-28T23:59:59Z",
        "2026-02-28T23:59:59.5Z,        2026-02-28T23:59:59.5Z",
        "2026-02-28T23:59:59.123456789Z,2026-02-28T23:59:59.123456789Z",
        "2024-02-29T00:00:00Z,          2024-02-29T00:00:00Z",
        "2026-02-28T23:59Z,             2026-02-28T23:59:00Z",
        "2026-02-28T23:59:59+05:30,     2026-02-28T18:29:59Z",
        "2026-02-28T23:59:59.25-0800,   2026-03-01T07:59:59.25Z",
        "2026-02-28T23:59:59+05,        2026-02-28T18:59:59Z",
        "2026-02-28t23:59:59z,          2026-02-28T23:59:59Z",
        "2026-02-28,                    2026-02-28T00:00:00Z",
        "1970-01-01,                    1970-01-01T00:00:00Z",
    })
    void eventTimeIsReadFromIso8601(String timestamp, Instant expected) {
        assertThat(accepted("{\"text\":\"Fine\",\"timestamp\":\"" + timestamp + "\"}").eventTime())
                .isEqualTo(expected);
    }

    @Test
    void eventTimeIsReadFromMilliseconds() {
        assertThat(accepted("{\"text\":\"Fine\",\"timestamp\":1650000000123}").eventTime())
                .isEqualTo("2022-04-15T05:20:00.123Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"yesterday\"",
                "\"2026-02-28T23:59:59\"",
                "\"2026-02-28 23:59:59Z\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2023-02-29T00:00:00Z\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-02-28T24:00:00Z\"",
                "\"2026-02-28T23:60:00Z\"",
                "\"2026-02-2x\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2200-01-01T00:00:00Z\"",
                "1650000000",
                "1650000000123.5",
                "-1",
                "99999999999999999999999",
                "true",
                "{\"at\":1}",
                "[1]"
            })
    void whatIsNoTimestampIsRejected(String timestamp) {
        assertThat(rejected("{\"text\":\"Fine\",\"timestamp\":" + timestamp + "}").reason())
                .isEqualTo(Reason.BAD_TIMESTAMP);
    }

    @Test
    void cloudEventsTimeStepsInForAMissingTimestamp() {
        RecordContext context = cloudEvent("2026-03-01T11:00:00Z", "1.0");

        assertThat(decode("{\"text\":\"Fine\"}", context))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        ok ->
                                assertThat(ok.feedback().eventTime())
                                        .isEqualTo("2026-03-01T11:00:00Z"));
        assertThat(decode("{\"text\":\"Fine\",\"timestamp\":\"2026-03-01\"}", context))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        ok ->
                                assertThat(ok.feedback().eventTime())
                                        .isEqualTo("2026-03-01T00:00:00Z"));
    }

    @Test
    void aBadCloudEventsHeaderIsRejected() {
        assertThat(reasonOf(decode("{\"text\":\"Fine\"}", cloudEvent("noon", "1.0"))))
                .isEqualTo(Reason.BAD_TIMESTAMP);
        assertThat(reasonOf(decode("{\"text\":\"Fine\"}", cloudEvent(null, "2.0"))))
                .isEqualTo(Reason.UNKNOWN_VERSION);
    }

    @Test
    void fiveMinutesAheadOfKafkaAreToleratedAndNotOneSecondMore() {
        assertThat(accepted("{\"text\":\"Fine\",\"timestamp\":\"2026-03-01T12:05:00Z\"}"))
                .isNotNull();
        assertThat(rejected("{\"text\":\"Fine\",\"timestamp\":\"2026-03-01T12:05:01Z\"}"))
                .isEqualTo(
                        new Rejection(
                                Reason.FAR_FUTURE,
                                "event time is 301 s after the Kafka timestamp; at most 300"));
    }

    @Test
    void textIsBounded() {
        assertThat(accepted(withText("x".repeat(20_000))).text()).hasSize(20_000);
        assertThat(rejected(withText("x".repeat(20_001))))
                .isEqualTo(
                        new Rejection(
                                Reason.TEXT_TOO_LONG, "text has 20001 characters; at most 20000"));
        assertThat(rejected(withText("x".repeat(1 << 20))).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\t ", "\\u2003"})
    void blankTextIsEmpty(String text) {
        assertThat(rejected("{\"text\":\"" + text + "\"}").reason()).isEqualTo(Reason.EMPTY_TEXT);
    }

    @Test
    void aMissingTextIsToldApart() {
        assertThat(rejected("{\"id\":\"r\"}").reason()).isEqualTo(Reason.MISSING_TEXT);
        assertThat(rejected("{\"text\":null}").reason()).isEqualTo(Reason.MISSING_TEXT);
        assertThat(reasonOf(decoder.decode(Asset.USERS, null, CONTEXT)))
                .isEqualTo(Reason.MISSING_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "3.5", "1e99", "\"4\"", "true", "[4]"})
    void aRatingOutsideOneToFiveIsRejected(String rating) {
        assertThat(rejected("{\"text\":\"Fine\",\"rating\":" + rating + "}").reason())
                .isEqualTo(Reason.BAD_RATING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':{'secret':1}}             | text is an object; expected a string",
                "{'text':['secret']}               | text is an array; expected a string",
                "{'text':7}                        | text is a number; expected a string",
                "{'text':'secret','id':true}       | id is a boolean; expected a string",
                "{'text':'secret','id':1.5}        | id is a number; expected a string",
                "{'text':'secret','author':{'a':1}}| author is an object; expected a string",
                "{'text':'secret','source':1}      | source is a number; expected a string",
                "{'text':'secret','lang':[]}       | lang is an array; expected a string",
                "{'text':'secret','segment':'a'}"
                        + " | segment is a string; expected an object of strings",
                "{'text':'secret','segment':{'secret':1}}"
                        + " | a value of segment is a number; expected a string",
                "{'text':'secret','segment':{'secret':{'b':'c'}}}"
                        + " | a value of segment is an object; expected a string",
            })
    void aFieldOfTheWrongKindIsNamedAndNotQuoted(String record, String detail) {
        assertThat(rejected(record.replace('\'', '"')))
                .isEqualTo(new Rejection(Reason.BAD_FIELD, detail));
    }

    @Test
    void namesAndSegmentsAreBounded() {
        String long257 = "x".repeat(257);
        assertThat(rejected("{\"text\":\"Fine\",\"id\":\"" + long257 + "\"}").detail())
                .isEqualTo("id has 257 characters; at most 256");
        assertThat(rejected("{\"text\":\"Fine\",\"segment\":{\"" + long257 + "\":\"v\"}}").detail())
                .isEqualTo("a name in segment has 257 characters; at most 100");
        assertThat(rejected("{\"text\":\"Fine\",\"segment\":{\"k\":\"" + long257 + "\"}}").detail())
                .isEqualTo("a value of segment has 257 characters; at most 100");
        StringBuilder many = new StringBuilder("\"k\":\"v\"");
        for (int i = 0; i < 16; i++) {
            many.append(",\"k").append(i).append("\":\"v\"");
        }
        assertThat(rejected("{\"text\":\"Fine\",\"segment\":{" + many + "}}").detail())
                .isEqualTo("segment has 17 entries; at most 16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "secret",
                "{",
                "{\"text\":\"secret\"",
                "{\"text\":\"secret}",
                "{\"text\":'secret'}",
                "{text:\"secret\"}",
                "{\"text\":\"secret\",}",
                "{\"text\":\"secret\"} {\"text\":\"secret\"}",
                "{\"text\":\"secret\"}]",
                "{\"text\":\"secret\",\"text\":\"secret\"}",
                "{\"text\":\"secret\",\"x\":1,\"x\":2}",
                "{\"text\":\"secret\",\"meta\":{\"secret\":1,\"secret\":2}}",
                "{\"text\":\"sec\nret\"}",
                "{\"text\":\"sec\\qret\"}",
                "{\"text\":\"secret\",\"rating\":NaN}",
                "{\"text\":\"secret\",\"rating\":05}",
                "[{\"text\":\"secret\"}",
                "/*secret*/{\"text\":\"Fine\"}"
            })
    void whatIsNotStrictJsonIsRejectedWithoutQuotingIt(String value) {
        Rejection rejection = rejected(value);

        assertThat(rejection.reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(rejection.detail()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"text\":\"Fine\"}]", "1", "\"Fine\"", "null", "true"})
    void jsonThatIsNoObjectIsRejected(String value) {
        assertThat(rejected(value).reason()).isEqualTo(Reason.NOT_AN_OBJECT);
    }

    @Test
    void otherEncodingsAreRejected() {
        String record = "{\"text\":\"tr\u00e8s bien\"}";

        assertThat(reasonOf(decode(record.getBytes(ISO_8859_1)))).isEqualTo(Reason.NOT_JSON);
        assertThat(reasonOf(decode(record.getBytes(UTF_16)))).isEqualTo(Reason.NOT_JSON);
        assertThat(reasonOf(decode(record.getBytes(UTF_16LE)))).isEqualTo(Reason.NOT_JSON);
        assertThat(decode(record.getBytes(UTF_8))).isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void overlongFormsAndEncodedSurrogatesAreNotUtf8() {
        assertThat(StrictJson.isUtf8(bytes(0xc0, 0x80))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xe0, 0x9f, 0xbf))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xed, 0xa0, 0x80))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xf0, 0x8f, 0xbf, 0xbf))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xf4, 0x90, 0x80, 0x80))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xe2, 0x82))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0xf0, 0x9f, 0x98))).isFalse();
        assertThat(StrictJson.isUtf8(bytes(0x80))).isFalse();
    }

    @Property
    void everyUnicodeTextIsUtf8(@ForAll String text) {
        String noNul = StrictJson.wellFormed(text).replace('\0', ' ');

        assertThat(StrictJson.isUtf8(noNul.getBytes(UTF_8))).isTrue();
    }

    @Test
    void aLoneSurrogateInAnEscapeBecomesAReplacementCharacter() {
        Feedback feedback =
                accepted("{\"text\":\"so \\ud83d good \\ud83d\\ude00\",\"id\":\"a\\udc00\"}");

        assertThat(feedback.text()).isEqualTo("so \ufffd good \ud83d\ude00");
        assertThat(feedback.id()).isEqualTo("a\ufffd");
    }

    @Test
    void nestingIsBounded() {
        assertThat(accepted("{\"text\":\"Fine\",\"x\":" + nested(63) + "}")).isNotNull();
        assertThat(rejected("{\"text\":\"Fine\",\"x\":" + nested(64) + "}").reason())
                .isEqualTo(Reason.NOT_JSON);
        assertThat(rejected("{\"text\":\"Fine\",\"x\":" + nested(100_000) + "}").reason())
                .isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void numbersAreBounded() {
        assertThat(rejected("{\"text\":\"Fine\",\"rating\":" + "1".repeat(100_000) + "}").reason())
                .isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void aKnownMinorVersionIsRead() {
        assertThat(accepted("{\"schemaVersion\":\"1.7\",\"text\":\"Fine\"}")).isNotNull();
        assertThat(accepted("{\"schemaVersion\":1,\"text\":\"Fine\"}")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"2.0\"", "\"10\"", "0", "\"v1\"", "{\"major\":1}"})
    void aNewerMajorVersionIsCalledThatWhateverElseLooksWrong(String version) {
        assertThat(rejected("{\"text\":{\"v2\":1},\"schemaVersion\":" + version + "}").reason())
                .isEqualTo(Reason.UNKNOWN_VERSION);
    }

    @Test
    void assetAndScoreMeanNothingInATopic() {
        Feedback feedback = accepted("{\"text\":\"Fine\",\"asset\":7,\"score\":\"high\"}");

        assertThat(feedback.asset()).isEqualTo(Asset.USERS);
    }

    @Test
    void foreignDocumentsAreReadThroughAMapping() {
        FeedbackDecoder mapped =
                new FeedbackDecoder(
                        FieldMapping.of(
                                Map.of(
                                        "id", List.of("/review/no"),
                                        "text", List.of("/review/title", "/review/body", "/none"),
                                        "timestamp", List.of("/edited", "/created"),
                                        "rating", List.of("/stars/0"),
                                        "source", List.of("shop-reviews"),
                                        "segment", List.of(""))),
                        PSEUDONYMS);
        String document =
                """
                {"review":{"no":17,"title":"Slow","body":"It was quick once."},"edited":null,
                 "created":1650000000123,"stars":[4],"author":"jo","segment":9,
                 "schemaVersion":"7"}""";

        assertThat(mapped.decode(Asset.ADVERTISERS, document.getBytes(UTF_8), CONTEXT))
                .isInstanceOfSatisfying(
                        Decoded.Accepted.class,
                        ok -> {
                            Feedback feedback = ok.feedback();
                            assertThat(feedback.id()).isEqualTo("17");
                            assertThat(feedback.text()).isEqualTo("Slow\nIt was quick once.");
                            assertThat(feedback.eventTime()).isEqualTo("2022-04-15T05:20:00.123Z");
                            assertThat(feedback.rating()).isEqualTo(OptionalInt.of(4));
                            assertThat(feedback.source()).isEqualTo("shop-reviews");
                            assertThat(feedback.author())
                                    .isEqualTo(PSEUDONYMS.pseudonym(Asset.ADVERTISERS, "jo"));
                            assertThat(feedback.segment()).isEmpty();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "[]",
                "{\"body\":\"secret\",\"body\":\"secret\"}",
                "{\"body\":\"secret\"} 1",
                "{\"body\":{\"secret\":1}}",
                "{\"body\":\" \"}",
                "{}"
            })
    void mappedDocumentsAreJudgedAsStrictly(String document) {
        FeedbackDecoder mapped =
                new FeedbackDecoder(FieldMapping.of(Map.of("text", List.of("/body"))), PSEUDONYMS);

        assertThat(mapped.decode(Asset.USERS, document.getBytes(UTF_8), CONTEXT))
                .isInstanceOfSatisfying(
                        Decoded.Rejected.class,
                        no -> assertThat(no.rejection().detail()).doesNotContain("secret"));
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] value) {
        assertThat(decode(value)).isNotNull();
    }

    @Property
    void noDamageToARecordMakesItThrow(@ForAll int at, @ForAll byte replacement) {
        byte[] value =
                "{\"id\":\"r1\",\"text\":\"Fi\u00f1e\",\"timestamp\":\"2026-03-01\",\"rating\":4}"
                        .getBytes(UTF_8);
        value[Math.floorMod(at, value.length)] = replacement;

        assertThat(decode(value)).isNotNull();
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length + 2];
        result[0] = 'a';
        result[1] = 'b';
        for (int i = 0; i < values.length; i++) {
            result[i + 2] = (byte) values[i];
        }
        return result;
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String withText(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static RecordContext cloudEvent(
            @org.jspecify.annotations.Nullable String time, String version) {
        return new RecordContext(
                CONTEXT.pointer(), CONTEXT.sourcePartition(), ARRIVED, time, version);
    }

    private Feedback accepted(String value) {
        Decoded decoded = decode(value, CONTEXT);
        assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
        return ((Decoded.Accepted) decoded).feedback();
    }

    private Rejection rejected(String value) {
        Decoded decoded = decode(value, CONTEXT);
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return ((Decoded.Rejected) decoded).rejection();
    }

    private static Reason reasonOf(Decoded decoded) {
        return ((Decoded.Rejected) decoded).rejection().reason();
    }

    private Decoded decode(String value, RecordContext context) {
        return decoder.decode(Asset.USERS, value.getBytes(UTF_8), context);
    }

    private Decoded decode(byte[] value) {
        return decoder.decode(Asset.USERS, value, CONTEXT);
    }
}
