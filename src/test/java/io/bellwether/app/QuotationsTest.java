package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.Alert;
import io.bellwether.alert.AlertState;
import io.bellwether.alert.Quote;
import io.bellwether.codec.AlertCodec;
import io.bellwether.config.Configuration;
import io.bellwether.corenlp.LinearScorer;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.redaction.Identifiers;
import io.bellwether.redaction.Redactor;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an alert quotes when something breaks on what somebody said. */
class QuotationsTest {

    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
    private static final String FINE = "Terrible: the app crashes, says a@b.example.";
    private static final String DOOMED = "Awful and broken, the doomed one.";

    private final Map<Pointer, String> said = new LinkedHashMap<>();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.put(place(0), DOOMED);
        said.put(place(1), FINE);
        logged.start();
        root().addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(logged);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void whatTheRedactionBreaksOnIsQuotedWithoutItsText() {
        JsonNode quotes = published(breaking(IllegalStateException::new), new Doomed(null));

        assertThat(quotes.path(0).path("text").isNull()).isTrue();
        assertThat(quotes.path(0).path("carriedBy")).isEmpty();
        assertTheOtherIsWhole(quotes);
        assertLogged(
                "the text at feedback.users.v1-0@0 is not quoted:"
                        + " its redaction failed with java.lang.IllegalStateException");
    }

    @Test
    void aRedactionThatNestsTooDeepEndsNothing() {
        JsonNode quotes = published(breaking(StackOverflowError::new), new Doomed(null));

        assertThat(quotes.path(0).path("text").isNull()).isTrue();
        assertTheOtherIsWhole(quotes);
        assertLogged(
                "the text at feedback.users.v1-0@0 is not quoted:"
                        + " its redaction failed with java.lang.StackOverflowError");
    }

    @Test
    void whatTheScorerBreaksOnNamesNoWords() {
        JsonNode quotes =
                published(Redactor.of(new Identifiers()), new Doomed(IllegalStateException::new));

        assertThat(quotes.path(0).path("text").asText()).isEqualTo(DOOMED);
        assertThat(quotes.path(0).path("carriedBy")).isEmpty();
        assertTheOtherIsWhole(quotes);
        assertLogged(
                "a quotation names no words: the scorer failed with java.lang.IllegalStateException");
    }

    @Test
    void aScorerThatNestsTooDeepEndsNothing() {
        JsonNode quotes =
                published(Redactor.of(new Identifiers()), new Doomed(StackOverflowError::new));

        assertThat(quotes.path(0).path("carriedBy")).isEmpty();
        assertTheOtherIsWhole(quotes);
        assertLogged(
                "a quotation names no words: the scorer failed with java.lang.StackOverflowError");
    }

    private static void assertTheOtherIsWhole(JsonNode quotes) {
        assertThat(quotes).hasSize(2);
        assertThat(quotes.path(1).path("text").asText())
                .isEqualTo("Terrible: the app crashes, says [e-mail].");
        assertThat(quotes.path(1).path("carriedBy"))
                .extracting(JsonNode::asText)
                .contains("Terrible");
    }

    /** One line, and nothing else of anything. */
    private void assertLogged(String line) {
        assertThat(logged.list)
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.getLevel()).isEqualTo(Level.WARN);
                            assertThat(event.getFormattedMessage()).isEqualTo(line);
                            assertThat(event.getThrowableProxy()).isNull();
                        });
    }

    /** As the role that monitors writes it. */
    private JsonNode published(Redactor redactor, SentimentScorer scorer) {
        Codecs codecs =
                new Codecs(
                        TopicNames.standard(),
                        Configuration.load(null, Map.of(), List.of()),
                        AuthorNaming.asGiven());
        Map<Pointer, String> texts =
                new Quotations(pointers -> said, redactor).texts(said.keySet());
        byte[] record =
                codecs.alert(alert(scorer.id()), texts, Carriers.of(scorer))
                        .at("bellwether.alert.v1", 0)
                        .value();
        return new AlertCodec().decode(Objects.requireNonNull(record)).path("quotes");
    }

    private static Redactor breaking(Function<String, Throwable> failure) {
        return Redactor.of(
                text -> {
                    breakOn(text, failure);
                    return List.of();
                },
                new Identifiers());
    }

    /** Saying what it broke on, as other people's code does. */
    private static void breakOn(String text, @Nullable Function<String, Throwable> failure) {
        if (failure == null || !text.equals(DOOMED)) {
            return;
        }
        Throwable thrown = failure.apply("cannot read: " + text);
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    /** The scorer that is built in, which cannot tell the words of one text. */
    private record Doomed(@Nullable Function<String, Throwable> failure)
            implements SentimentScorer {

        private static final SentimentScorer SHIPPED = LinearScorer.shipped();

        @Override
        public String id() {
            return "doomed";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            return SHIPPED.score(text, language);
        }

        @Override
        public List<String> carriers(String text) {
            breakOn(text, failure);
            return SHIPPED.carriers(text);
        }
    }

    private static Pointer place(int offset) {
        return new Pointer.InTopic("feedback.users.v1", 0, offset);
    }

    private static Alert alert(String scorerId) {
        List<Quote> quotes =
                IntStream.range(0, 2)
                        .mapToObj(i -> new Quote("f" + i, AT, .1, "forum", place(i)))
                        .toList();
        return new Alert(
                "a",
                1,
                AlertState.OPEN,
                Asset.USERS,
                "text",
                Severity.MAJOR,
                AT,
                AT,
                AT,
                null,
                OptionalDouble.of(.1),
                OptionalDouble.of(.01),
                OptionalDouble.of(.4),
                OptionalDouble.of(.5),
                11,
                9,
                140,
                99,
                List.of(),
                quotes,
                List.of(),
                OptionalDouble.empty(),
                scorerId);
    }
}
