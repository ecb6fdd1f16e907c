package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Pseudonymizer;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLineDecoderTest {

    private final FileLineDecoder decoder =
            new FileLineDecoder(
                    FieldMapping.identity(),
                    new Pseudonymizer("a key for tests only".getBytes(UTF_8)));

    @Test
    void aLineOfTextIsFeedback() {
        Feedback feedback =
                text(
                        "{\"id\":\"r1\",\"asset\":\"staff\",\"timestamp\":\"2026-03-01\","
                                + "\"text\":\"Fine\",\"label\":\"positive\",\"meta\":{\"a\":1}}");

        assertThat(feedback.id()).isEqualTo("r1");
        assertThat(feedback.asset()).isEqualTo(Asset.STAFF);
        assertThat(feedback.eventTime()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(feedback.pointer()).isEqualTo(new Pointer.InFile("some.jsonl", 7));
        assertThat(feedback.sourcePartition()).isEqualTo("files");
    }

    @Test
    void aLineWithAScoreInPlaceOfTextIsScoredAlready() {
        FileLine line =
                decode(
                        "{\"id\":\"r1\",\"timestamp\":\"2026-03-01\",\"score\":0.25,\"rating\":2}",
                        Asset.USERS);

        assertThat(line)
                .isInstanceOfSatisfying(
                        FileLine.AlreadyScored.class,
                        scored -> {
                            ScoredFeedback feedback = scored.feedback();
                            assertThat(scored.isContentId()).isFalse();
                            assertThat(feedback.score())
                                    .isEqualTo(new Score.Scored(.25, Sentiment.NEGATIVE));
                            assertThat(feedback.fingerprint()).isEqualTo(Fingerprint.NONE);
                            assertThat(feedback.scorerId()).isEqualTo("given");
                            assertThat(feedback.sourcePartition()).isEqualTo("files");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.5"})
    void scoresReachFromZeroToOne(String score) {
        assertThat(decode("{\"timestamp\":\"2026-03-01\",\"score\":" + score + "}", Asset.USERS))
                .isInstanceOf(FileLine.AlreadyScored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.01", "\"0.5\"", "true", "[0.5]", "{\"a\":0.5}"})
    void aScoreOutsideIsRejected(String score) {
        assertThat(rejected("{\"timestamp\":\"2026-03-01\",\"score\":" + score + "}", Asset.USERS))
                .isEqualTo(new Rejection(Reason.BAD_SCORE, "score is not a number in [0, 1]"));
    }

    @Test
    void besideATextAScoreMeansSomethingElse() {
        assertThat(
                        decode(
                                "{\"score\":123,\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}",
                                Asset.USERS))
                .isInstanceOf(FileLine.Text.class);
    }

    @Test
    void theAssetOfTheLineWins() {
        String line = "{\"asset\":\"staff\",\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}";

        assertThat(decode(line, Asset.USERS))
                .isInstanceOfSatisfying(
                        FileLine.Text.class,
                        text -> assertThat(text.feedback().asset()).isEqualTo(Asset.STAFF));
    }

    @Test
    void someAssetIsNeeded() {
        String line = "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}";

        assertThat(rejected(line, null).reason()).isEqualTo(Reason.MISSING_ASSET);
        assertThat(rejected(line.replace("{", "{\"asset\":null,"), null).reason())
                .isEqualTo(Reason.MISSING_ASSET);
        assertThat(rejected(line.replace("{", "{\"asset\":\"fans\","), Asset.USERS).reason())
                .isEqualTo(Reason.BAD_FIELD);
        assertThat(rejected(line.replace("{", "{\"asset\":[\"users\"],"), Asset.USERS).reason())
                .isEqualTo(Reason.BAD_FIELD);
    }

    @Test
    void aTimestampIsNeeded() {
        assertThat(rejected("{\"text\":\"Fine\"}", Asset.USERS))
                .isEqualTo(new Rejection(Reason.BAD_TIMESTAMP, "timestamp is missing"));
        assertThat(rejected("{\"text\":\"Fine\",\"timestamp\":null}", Asset.USERS).reason())
                .isEqualTo(Reason.BAD_TIMESTAMP);
    }

    @Test
    void textIsNeededUnlessThereIsAScore() {
        assertThat(rejected("{\"timestamp\":\"2026-03-01\"}", Asset.USERS).reason())
                .isEqualTo(Reason.MISSING_TEXT);
        assertThat(rejected("{\"timestamp\":\"2026-03-01\",\"text\":\"\"}", Asset.USERS).reason())
                .isEqualTo(Reason.EMPTY_TEXT);
    }

    @Test
    void aLineWithoutIdIsNamedAfterItsContentWhereverItStands() {
        String line =
                "{\"timestamp\":\"2026-03-01T00:00:00Z\",\"text\":\"Fine\",\"author\":\"jo\"}";
        String sameThing =
                "{\"author\": \"jo\", \"text\": \"Fine\", \"timestamp\": \"2026-03-01\", \"x\": 1}";

        FileLine one = decoder.decode(line.getBytes(UTF_8), Asset.USERS, "a.jsonl", 1);
        FileLine other = decoder.decode(sameThing.getBytes(UTF_8), Asset.USERS, "b.jsonl", 99);

        assertThat(idOf(one)).matches("c-[0-9a-f]{16}").isEqualTo(idOf(other));
        assertThat(((FileLine.Text) one).isContentId()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":\"2026-03-02\",\"text\":\"Fine\",\"author\":\"jo\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine!\",\"author\":\"jo\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"ju\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}",
                "{\"timestamp\":\"2026-03-01\",\"score\":0.5,\"author\":\"jo\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"jo\",\"rating\":3}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"jo\",\"lang\":\"en\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"jo\","
                        + "\"source\":\"shop\"}",
                "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"jo\","
                        + "\"asset\":\"staff\"}",
            })
    void whatDiffersInAnyFieldHasAnotherName(String line) {
        FileLine original =
                decode(
                        "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\",\"author\":\"jo\"}",
                        Asset.USERS);

        assertThat(idOf(decode(line, Asset.USERS))).isNotEqualTo(idOf(original));
    }

    @Test
    void repeatsOfTheSameContentAreNumbered() {
        ContentIds ids = new ContentIds();
        String text = "{\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}";
        String score = "{\"timestamp\":\"2026-03-01\",\"score\":1}";
        String first = idOf(decode(text, Asset.USERS));

        assertThat(idOf(ids.distinct(decode(text, Asset.USERS)))).isEqualTo(first);
        assertThat(idOf(ids.distinct(decode(text, Asset.USERS)))).isEqualTo(first + "-2");
        assertThat(idOf(ids.distinct(decode(score, Asset.USERS)))).doesNotEndWith("-2");
        assertThat(idOf(ids.distinct(decode(score, Asset.USERS)))).endsWith("-2");
        assertThat(idOf(ids.distinct(decode(text, Asset.USERS)))).isEqualTo(first + "-3");
    }

    @Test
    void idsOfTheirOwnAreLeftAlone() {
        ContentIds ids = new ContentIds();
        FileLine line =
                decode(
                        "{\"id\":\"r\",\"timestamp\":\"2026-03-01\",\"text\":\"Fine\"}",
                        Asset.USERS);

        assertThat(ids.distinct(line)).isSameAs(line);
        assertThat(ids.distinct(line)).isSameAs(line);
    }

    @Property
    void noBytesMakeItThrow(@ForAll byte[] line) {
        assertThat(decoder.decode(line, Asset.USERS, "some.jsonl", 7)).isNotNull();
    }

    private Feedback text(String line) {
        FileLine decoded = decode(line, null);
        assertThat(decoded).isInstanceOf(FileLine.Text.class);
        return ((FileLine.Text) decoded).feedback();
    }

    private Rejection rejected(String line, @Nullable Asset asset) {
        FileLine decoded = decode(line, asset);
        assertThat(decoded).isInstanceOf(FileLine.Rejected.class);
        return ((FileLine.Rejected) decoded).rejection();
    }

    private static String idOf(FileLine line) {
        return switch (line) {
            case FileLine.Text text -> text.feedback().id();
            case FileLine.AlreadyScored scored -> scored.feedback().id();
            case FileLine.Rejected rejected -> rejected.toString();
        };
    }

    private FileLine decode(String line, @Nullable Asset asset) {
        return decoder.decode(line.getBytes(UTF_8), asset, "some.jsonl", 7);
    }
}
