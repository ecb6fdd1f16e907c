package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.monitor.Input;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {

    private final JournalCodec codec = new JournalCodec();

    @Property
    void whatIsWrittenIsReadBackEqual(@ForAll("inputs") Input input) {
        assertThat(codec.decode(codec.encode(input))).isEqualTo(input);
    }

    @Property
    void aRecordIsOneLine(@ForAll("inputs") Input input) {
        assertThat(new String(codec.encode(input), UTF_8)).doesNotContain("\n");
    }

    @Provide
    Arbitrary<Input> inputs() {
        return Inputs.any();
    }

    @Test
    void aScoredRecordLooksLikeThisForGood() {
        ScoredFeedback feedback =
                new ScoredFeedback(
                        "r1",
                        Asset.USERS,
                        Instant.parse("2026-03-01T09:30:00Z"),
                        "5a1b",
                        new Score.Scored(.1234, Sentiment.NEGATIVE),
                        OptionalInt.of(2),
                        "app-store",
                        new TreeMap<>(java.util.Map.of("country", "FR")),
                        255,
                        new Pointer.InTopic("feedback.users.v1", 3, 1042),
                        "feedback.users.v1-3",
                        "linear-00ff");

        assertThat(new String(codec.encode(new Input.Scored(feedback)), UTF_8))
                .isEqualTo(
                        "{\"type\":\"scored\",\"v\":1,\"id\":\"r1\",\"asset\":\"users\","
                                + "\"eventTime\":\"2026-03-01T09:30:00Z\",\"author\":\"5a1b\","
                                + "\"level\":0.1234,\"sentiment\":\"negative\",\"rating\":2,"
                                + "\"source\":\"app-store\",\"segment\":{\"country\":\"FR\"},"
                                + "\"fingerprint\":\"00000000000000ff\","
                                + "\"pointer\":{\"topic\":\"feedback.users.v1\",\"partition\":3,"
                                + "\"offset\":1042},\"sourcePartition\":\"feedback.users.v1-3\","
                                + "\"scorerId\":\"linear-00ff\"}");
    }

    @Test
    void themesAreWrittenByThemeWithTheRulesThatFoundThem() {
        Themes themes =
                new Themes(
                        "themes-1-00ff",
                        List.of(
                                new ThemeSpan(Theme.PRICE, 40, 52),
                                new ThemeSpan(Theme.LEAVING, 30, 36),
                                new ThemeSpan(Theme.LEAVING, 3, 17)));
        ScoredFeedback feedback =
                new ScoredFeedback(
                        "r1",
                        Asset.USERS,
                        Instant.parse("2026-03-01T09:30:00Z"),
                        null,
                        new Score.Scored(.1, Sentiment.NEGATIVE),
                        OptionalInt.empty(),
                        "",
                        new TreeMap<>(),
                        0,
                        new Sketch(0xabcL, 1),
                        new Pointer.InFile("f", 1),
                        "files",
                        "s",
                        themes);

        assertThat(new String(codec.encode(new Input.Scored(feedback)), UTF_8))
                .contains("\"sketch\":\"0000000000000abc0000000000000001\",\"pointer\"")
                .endsWith(
                        "\"scorerId\":\"s\",\"themes\":{\"leaving\":[[3,17],[30,36]],"
                                + "\"price\":[[40,52]]},\"themeRules\":\"themes-1-00ff\"}");
    }

    @Test
    void themesOfALaterVersionAreSkippedAndTheKnownOnesRead() {
        assertThat(themes("{\"weather\":[[1,2,3],{}],\"price\":[[1,2]]}").spans())
                .containsExactly(new ThemeSpan(Theme.PRICE, 1, 2));
        assertThat(themes("{\"weather\":[[1,2]]}")).isEqualTo(Themes.NONE);
        assertThat(themes("[\"price\"]")).isEqualTo(Themes.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"price\":7}",
                "{\"price\":[7]}",
                "{\"price\":[[7]]}",
                "{\"price\":[[7,\"secret\"]]}",
                "{\"price\":[[7,8,9]]}",
                "{\"price\":[[8,7]]}",
                "{\"fear\":[[7,8]]}"
            })
    void themesThatCannotBeAreRefused(String themes) {
        assertThatThrownBy(() -> themes(themes))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageNotContaining("secret");
    }

    private Themes themes(String themes) {
        String value =
                """
                {"type":"scored","v":1,"themes":%s,"themeRules":"r","id":"r","asset":"users",
                 "eventTime":"2026-03-01T09:30:00Z","level":0.5,"sentiment":"neutral",
                 "pointer":{"file":"f","line":7},"sourcePartition":"files","scorerId":"s"}"""
                        .formatted(themes);
        return ((Input.Scored) decode(value)).feedback().themes();
    }

    @Test
    void namesOfALaterMinorVersionAreSkipped() {
        String value =
                """
                {"type":"scored","v":1,"themes":["price",{"x":[1]}],"id":"r","asset":"staff",
                 "eventTime":"2026-03-01T09:30:00.5Z","notScored":"language","more":{"a":{"b":1}},
                 "pointer":{"file":"f.jsonl","line":7,"sheet":{"n":1}},"sourcePartition":"files",
                 "scorerId":"s","author":null}""";

        assertThat(codec.decode(value.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Input.Scored.class,
                        scored -> {
                            assertThat(scored.feedback().author()).isNull();
                            assertThat(scored.feedback().score())
                                    .isEqualTo(new Score.NotScored(Score.Reason.LANGUAGE));
                            assertThat(scored.feedback().pointer())
                                    .isEqualTo(new Pointer.InFile("f.jsonl", 7));
                        });
    }

    /** The monitor closes every hour up to it, one by one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2200-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "+1000000000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void aRecordOfATimeThatNobodyBelievesIsRefused(String eventTime) {
        String value =
                """
                {"type":"scored","v":1,"id":"r","asset":"users","eventTime":"%s",
                 "level":0.5,"sentiment":"neutral","pointer":{"file":"f","line":7},
                 "sourcePartition":"files","scorerId":"s"}""";
        assertThat(decode(value.formatted("2199-12-31T23:59:59Z"))).isNotNull();
        assertThatThrownBy(() -> decode(value.formatted(eventTime)))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("eventTime");
    }

    @Test
    void aNewerVersionIsRefusedByNumber() {
        assertThatThrownBy(() -> decode("{\"type\":\"scored\",\"v\":2}"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage(
                        "expected a journal record that begins with \"type\" and \"v\":1;"
                                + " it has version 2");
    }

    @Test
    void anUnknownTypeIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> decode("{\"type\":\"secret words\",\"v\":1}"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("scored, heartbeat, decision")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "secret",
                "{\"type\":secret}",
                "{\"v\":1,\"type\":\"scored\"}",
                "{\"type\":\"scored\",\"v\":1}",
                "{\"type\":\"scored\",\"v\":1,\"id\":\"secret",
                "{\"type\":\"scored\",\"v\":1,\"level\":\"secret\"}",
                "{\"type\":\"heartbeat\",\"v\":1,\"asset\":\"secret\"}",
                "{\"type\":\"heartbeat\",\"v\":1,\"asset\":\"users\",\"at\":\"secret\"}",
                "{\"type\":\"decision\",\"v\":1,\"id\":\"\",\"title\":\"secret\","
                        + "\"effectiveAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"type\":\"settings\",\"v\":1,\"timeZone\":\"secret\"}",
            })
    void whatIsNoJournalRecordIsRefusedWithoutQuotingIt(String value) {
        assertThatThrownBy(() -> decode(value))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageNotContaining("secret");
    }

    private Input decode(String value) {
        return codec.decode(value.getBytes(UTF_8));
    }
}
