package io.bellwether.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Campaigns;
import io.bellwether.alert.Quote;
import io.bellwether.decision.Decision;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.theme.Theme;
import io.bellwether.theme.ThemeShift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertCodecTest {

    private static final Instant ONSET = Instant.parse("2026-04-01T22:00:00Z");
    private static final Instant RAISED = Instant.parse("2026-04-02T11:20:00Z");
    private static final Quote IN_TOPIC =
            new Quote(
                    "as-1",
                    Instant.parse("2026-04-02T09:12:44Z"),
                    .0412,
                    "app-store",
                    new Pointer.InTopic("feedback.users.v1", 0, 88121));
    private static final Quote IN_FILE =
            new Quote(
                    "t-17",
                    Instant.parse("2026-04-01T10:02:01Z"),
                    .0533,
                    "",
                    new Pointer.InFile("tickets.jsonl", 17));

    private static final ThemeShift PRICE =
            new ThemeShift(
                    Optional.of(Theme.PRICE),
                    .125,
                    .4,
                    OptionalDouble.empty(),
                    OptionalDouble.of(.3),
                    -.06125001,
                    0);

    private final AlertCodec codec = new AlertCodec();

    @Test
    void anAlertLooksLikeThisForGood() {
        String line =
                codec.encode(
                        alert(Asset.USERS, null, List.of(IN_TOPIC, IN_FILE)),
                        AlertCodecTest::texts,
                        AlertCodecTest::carriers);

        assertThat(line)
                .isEqualTo(
                        "{\"alertId\":\"7be1\",\"seq\":1,\"state\":\"open\",\"asset\":\"users\","
                                + "\"signal\":\"text\",\"segment\":null,\"severity\":\"major\","
                                + "\"at\":\"2026-04-02T11:20:00Z\","
                                + "\"onset\":\"2026-04-01T22:00:00Z\","
                                + "\"raisedAt\":\"2026-04-02T11:20:00Z\",\"resolvedAt\":null,"
                                + "\"proposesAcceptance\":false,"
                                + "\"size\":0.0912,\"mix\":-0.01,\"level\":0.4,\"baseline\":null,"
                                + "\"evidence\":{\"logM\":9.31,\"logBudget\":10},"
                                + "\"votes\":412,\"authors\":398,\"levelRaw\":0.21,"
                                + "\"campaignShare\":0.4001,\"manyNewAuthors\":true,"
                                + "\"themes\":[{\"theme\":\"price\",\"shareBefore\":0.125,"
                                + "\"shareSince\":0.4,\"levelBefore\":null,\"levelSince\":0.3,"
                                + "\"byShare\":-0.0613,\"byLevel\":0}],"
                                + "\"quotes\":[{\"text\":\"Three \\\"projects\\\"?\",\"carriedBy\":[\"projects\"],\"level\":0.0412,"
                                + "\"at\":\"2026-04-02T09:12:44Z\",\"source\":\"app-store\","
                                + "\"pointer\":{\"topic\":\"feedback.users.v1\",\"partition\":0,"
                                + "\"offset\":88121},\"id\":\"as-1\"},"
                                + "{\"text\":null,\"carriedBy\":[],\"level\":0.0533,\"at\":\"2026-04-01T10:02:01Z\","
                                + "\"source\":\"\",\"pointer\":{\"file\":\"tickets.jsonl\"},"
                                + "\"id\":\"t-17\"}],"
                                + "\"precededBy\":[{\"id\":\"d-12\","
                                + "\"effectiveAt\":\"2026-04-01T00:00:00Z\",\"title\":\"Fewer seats\","
                                + "\"subject\":\"pricing\",\"assets\":[\"users\"]}],"
                                + "\"chanceOfPrecedence\":0.31,"
                                + "\"scorerId\":\"linear-3f2a\"}");
    }

    @Test
    void aResolvedAlertSaysWhen() {
        Instant end = Instant.parse("2026-04-09T00:00:00Z");

        assertThat(
                        codec.encode(
                                alert(Asset.USERS, end, List.of()),
                                AlertCodecTest::texts,
                                AlertCodecTest::carriers))
                .contains("\"state\":\"resolved\"", "\"resolvedAt\":\"2026-04-09T00:00:00Z\"");
    }

    @Test
    void staffAreQuotedWithoutAnythingThatLeadsToThem() {
        String line =
                codec.encode(
                        alert(Asset.STAFF, null, List.of(IN_TOPIC)),
                        AlertCodecTest::texts,
                        AlertCodecTest::carriers);

        assertThat(line)
                .contains(
                        "\"quotes\":[{\"text\":\"Three \\\"projects\\\"?\",\"carriedBy\":[\"projects\"],\"level\":0,"
                                + "\"at\":\"2026-04-02\",\"source\":\"app-store\"}]")
                .doesNotContain("as-1", "88121", "09:12");
    }

    @Test
    void ofAnErasedQuoteNothingIsLeft() {
        String line =
                codec.encode(
                        alert(Asset.USERS, null, List.of(Quote.ERASED, IN_FILE)),
                        AlertCodecTest::texts,
                        AlertCodecTest::carriers);

        assertThat(line)
                .contains(
                        "\"quotes\":[{\"text\":null,\"carriedBy\":[],\"level\":0.0533",
                        "}],\"erasedQuotes\":1,\"precededBy\":");
        assertThat(Schemas.faults("alert", line)).isEmpty();
    }

    @Test
    void whatWasPublishedOfEachQuoteIsFoundByItsPlaceInWhateverOrder() {
        Quote other =
                new Quote("x", ONSET, .3, "forum", new Pointer.InTopic("feedback.staff.v1", 1, 2));
        for (Asset asset : Asset.values()) {
            Alert alert = alert(asset, null, List.of(IN_TOPIC, Quote.ERASED, other));
            String line =
                    codec.encode(
                            alert,
                            pointer -> Optional.of("said at " + pointer),
                            AlertCodecTest::carriers);

            var quotes = codec.quotes(alert, codec.decode(line.getBytes(UTF_8)));

            assertThat(quotes).hasSize(2);
            assertThat(quotes)
                    .allSatisfy(
                            (pointer, quote) ->
                                    assertThat(quote.path("text").asText())
                                            .isEqualTo("said at " + pointer));
        }
    }

    @Test
    void whatStandsInTheirPlaceAndIsAnothersIsNotTakenForTheQuote() {
        Quote before = new Quote("a", ONSET, .3, "forum", place(1));
        for (Quote now :
                List.of(
                        new Quote("b", ONSET, .51, "forum", place(1)),
                        new Quote("b", ONSET, .3, "pulse", place(1)),
                        new Quote("b", ONSET.plusSeconds(86_400), .3, "forum", place(1)))) {
            for (Asset asset : Asset.values()) {
                String line =
                        codec.encode(
                                alert(asset, null, List.of(before)),
                                pointer -> Optional.of("said by another"),
                                AlertCodecTest::carriers);

                JsonNode published = codec.decode(line.getBytes(UTF_8));

                assertThat(codec.quotes(alert(asset, null, List.of(now)), published)).isEmpty();
                assertThat(codec.quotes(alert(asset, null, List.of(before)), published)).hasSize(1);
            }
        }
    }

    private static Pointer place(long offset) {
        return new Pointer.InTopic("feedback.staff.v1", 1, offset);
    }

    @Test
    void aRecordThatIsToldAnewIsAnotherEventAndNamesTheErasure() {
        assertThat(codec.headersAfterErasure(alert(Asset.USERS, null, List.of()), "e-77"))
                .containsEntry("ce_id", "7be1-e-77-1")
                .containsEntry("ce_erasure", "e-77")
                .containsEntry("ce_subject", "users");
    }

    @Test
    void theOrderOfStaffQuotesTellsNothingOfTheirOrderInTime() {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            quotes.add(
                    new Quote(
                            "s-" + i,
                            ONSET.plusSeconds(i),
                            .1 + i / 100.0,
                            "pulse",
                            new Pointer.InTopic("feedback.staff.v1", 0, i)));
        }
        List<Quote> reversed = new ArrayList<>(quotes);
        Collections.reverse(reversed);

        String line =
                codec.encode(
                        alert(Asset.STAFF, null, quotes),
                        AlertCodecTest::texts,
                        AlertCodecTest::carriers);

        assertThat(line)
                .isEqualTo(
                        codec.encode(
                                alert(Asset.STAFF, null, reversed),
                                AlertCodecTest::texts,
                                AlertCodecTest::carriers));
        List<Double> levels = levels(line);
        assertThat(levels).hasSize(6).isNotEqualTo(levels.stream().sorted().toList());
        assertThat(
                        codec.encode(
                                alert(Asset.USERS, null, quotes),
                                AlertCodecTest::texts,
                                AlertCodecTest::carriers))
                .isNotEqualTo(
                        codec.encode(
                                alert(Asset.USERS, null, reversed),
                                AlertCodecTest::texts,
                                AlertCodecTest::carriers));
    }

    @Test
    void noMoreThanFiveWordsAreNamedAndOnlySuchAsStandInTheText() {
        String line =
                codec.encode(
                        alert(Asset.USERS, null, List.of(IN_TOPIC)),
                        pointer -> Optional.of("one two three four five six"),
                        text -> List.of("six", "seven", "five", "four", "three", "two", "one"));

        assertThat(line).contains("\"carriedBy\":[\"six\",\"five\",\"four\",\"three\",\"two\"]");
    }

    @Test
    void headersAreThoseOfCloudEvents() {
        Map<String, String> headers = codec.cloudEventsHeaders(alert(Asset.STAFF, null, List.of()));

        assertThat(headers)
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "7be1-1"),
                        Map.entry("ce_source", "/bellwether/monitor"),
                        Map.entry("ce_type", "io.bellwether.alert.v1"),
                        Map.entry("ce_subject", "staff"),
                        Map.entry("ce_time", "2026-04-02T11:20:00Z"),
                        Map.entry("content-type", "application/json"));
        assertThat(Schemas.faults("cloudevents-headers", json(headers))).isEmpty();
    }

    @Test
    void whatIsNoAlertIsRefusedWithoutQuotingIt() {
        for (String value : List.of("", "{\"secret\":1}", "secret", "[]")) {
            assertThatThrownBy(() -> codec.decode(value.getBytes(UTF_8)))
                    .isInstanceOf(UnsupportedFormatException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    /** A number that no decimal holds is refused as all others are. */
    @Test
    void anExponentBeyondAllIsRefused() {
        byte[] record = "{\"alertId\":\"a\",\"level\":8E7777777777777}".getBytes(UTF_8);
        assertThatThrownBy(() -> codec.decode(record))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessage("expected an alert; it has an unusable number");
    }

    @Property(tries = 300)
    void everyAlertThatIsWrittenIsOneValidLineAndCanBeRead(@ForAll("alerts") Alert alert) {
        String line =
                codec.encode(
                        alert,
                        pointer ->
                                pointer.hashCode() % 2 == 0
                                        ? Optional.of("lone \ud800 surrogate\n")
                                        : Optional.empty(),
                        text -> List.of("lone", "\ud800", "gone"));

        assertThat(Schemas.faults("alert", line)).isEmpty();
        assertThat(line).doesNotContain("\n");
        JsonNode read = codec.decode(line.getBytes(UTF_8));
        assertThat(read.path("alertId").asText()).isEqualTo(alert.alertId());
        assertThat(read.path("quotes")).hasSize(alert.quotes().size());
    }

    @Provide
    Arbitrary<Alert> alerts() {
        Arbitrary<OptionalDouble> levels =
                Arbitraries.oneOf(
                        Arbitraries.just(OptionalDouble.empty()),
                        Arbitraries.doubles().between(0, 1).ofScale(9).map(OptionalDouble::of));
        Arbitrary<Quote> quotes =
                Combinators.combine(
                                Inputs.names(),
                                Inputs.instants(),
                                Arbitraries.doubles().between(0, 1).ofScale(4),
                                Inputs.strings(),
                                Inputs.pointers())
                        .as(Quote::new);
        return Combinators.combine(
                        Arbitraries.of(AlertState.class),
                        Inputs.assets(),
                        Arbitraries.of(Severity.class),
                        Inputs.instants(),
                        levels,
                        Arbitraries.doubles().between(0, 1e6),
                        quotes.list().ofMaxSize(5),
                        Inputs.decisions().list().ofMaxSize(3))
                .as(
                        (state, asset, severity, at, level, evidence, said, decisions) ->
                                new Alert(
                                        "7be1",
                                        1,
                                        state,
                                        asset,
                                        "text",
                                        severity,
                                        at,
                                        at,
                                        at,
                                        state == AlertState.RESOLVED ? at : null,
                                        level,
                                        level,
                                        level,
                                        level,
                                        evidence,
                                        evidence,
                                        7,
                                        7,
                                        shifts(asset),
                                        said,
                                        decisions,
                                        level,
                                        "linear-3f2a"));
    }

    /** Of every theme of {@code asset}, and of the rest. */
    private static List<ThemeShift> shifts(Asset asset) {
        List<ThemeShift> shifts = new ArrayList<>();
        for (Theme theme : Theme.of(asset)) {
            shifts.add(shift(Optional.of(theme)));
        }
        shifts.add(shift(Optional.empty()));
        return shifts;
    }

    private static ThemeShift shift(Optional<Theme> theme) {
        OptionalDouble level = OptionalDouble.of(1);
        return new ThemeShift(theme, 0, 1, level, OptionalDouble.empty(), 1, -1);
    }

    private static Optional<String> texts(Pointer pointer) {
        return pointer.equals(IN_TOPIC.pointer())
                ? Optional.of("Three \"projects\"?")
                : Optional.empty();
    }

    private static Alert alert(Asset asset, @Nullable Instant resolvedAt, List<Quote> quotes) {
        return new Alert(
                "7be1",
                1,
                resolvedAt == null ? AlertState.OPEN : AlertState.RESOLVED,
                asset,
                "text",
                Severity.MAJOR,
                RAISED,
                ONSET,
                RAISED,
                resolvedAt,
                OptionalDouble.of(.09123),
                OptionalDouble.of(-.01005),
                OptionalDouble.of(.4),
                OptionalDouble.empty(),
                9.3149,
                10,
                412,
                398,
                asset == Asset.USERS ? List.of(PRICE) : List.of(),
                quotes,
                List.of(
                        new Decision(
                                "d-12",
                                Instant.parse("2026-04-01T00:00:00Z"),
                                "Fewer seats",
                                "pricing",
                                "",
                                "",
                                List.of(Asset.USERS),
                                null)),
                OptionalDouble.of(.30996),
                "linear-3f2a",
                new Campaigns(OptionalDouble.of(.21), OptionalDouble.of(.40009), true));
    }

    private static List<String> carriers(String text) {
        return List.of("projects", "elsewhere");
    }

    private List<Double> levels(String line) {
        List<Double> levels = new ArrayList<>();
        codec.decode(line.getBytes(UTF_8))
                .path("quotes")
                .forEach(quote -> levels.add(quote.path("level").asDouble()));
        return levels;
    }

    private static String json(Map<String, String> headers) {
        try {
            return new JsonMapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
