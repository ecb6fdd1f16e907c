package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import io.bellwether.hypothesis.Direction;
import io.bellwether.hypothesis.Hypothesis;
import io.bellwether.hypothesis.Metric;
import io.bellwether.hypothesis.Scope;
import io.bellwether.hypothesis.Window;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A hypothesis, without the braces. */
final class HypothesisJson {

    private static final int MAX_ID_LENGTH = 256;
    private static final int MAX_TITLE_LENGTH = 500;
    private static final int MAX_LABEL_LENGTH = 200;

    private HypothesisJson() {}

    /** Everything that is sealed, and the seal. */
    static void writeFields(Hypothesis hypothesis, JsonGenerator json) throws IOException {
        json.writeStringField("id", hypothesis.id());
        json.writeStringField("title", hypothesis.title());
        json.writeStringField("asset", hypothesis.asset().label());
        write(hypothesis.scope(), json);
        json.writeStringField("metric", hypothesis.metric().label());
        json.writeStringField("direction", hypothesis.direction().label());
        StableNumber.write(
                "smallestEffect", hypothesis.smallestEffect(), StableNumber.LEVEL_DECIMALS, json);
        write("before", hypothesis.before(), json);
        write("after", hypothesis.after(), json);
        json.writeNumberField("minimumAuthors", hypothesis.minimumAuthors());
        json.writeStringField("registeredBy", hypothesis.registeredBy());
        json.writeStringField("seal", hypothesis.seal());
    }

    /** As {@link #writeFields}, and when it was registered. */
    static void writeRegistered(Hypothesis hypothesis, JsonGenerator json) throws IOException {
        writeFields(hypothesis, json);
        json.writeStringField("registeredAt", hypothesis.registeredAt().toString());
    }

    private static void write(Scope scope, JsonGenerator json) throws IOException {
        switch (scope) {
            case Scope.Whole whole -> {}
            case Scope.OfSource one -> json.writeStringField("source", one.source());
            case Scope.OfSegment one -> {
                json.writeObjectFieldStart("segment");
                json.writeStringField(one.key(), one.value());
                json.writeEndObject();
            }
        }
    }

    private static void write(String field, Window window, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("from", window.from().toString());
        json.writeStringField("to", window.to().toString());
        json.writeEndObject();
    }

    /**
     * One that this program wrote.
     *
     * @throws UnsupportedFormatException when it did not
     */
    static Hypothesis readOwn(JsonNode node) {
        ForeignObject object = ForeignObject.of(node);
        Hypothesis hypothesis = readAny(object, object.instant("registeredAt"));
        Rejection fault = object.fault();
        if (hypothesis == null || fault != null) {
            throw new UnsupportedFormatException(
                    "a hypothesis: " + (fault == null ? "unreadable" : fault.detail()));
        }
        return hypothesis;
    }

    /** The hypothesis; null together with a fault of {@code object}. */
    static @Nullable Hypothesis read(ForeignObject object, Instant registeredAt) {
        Hypothesis read = readAny(object, registeredAt);
        if (read != null && read.isFarOff()) {
            object.fail(
                    Reason.BAD_FIELD,
                    "the window after begins more than two years after the registration");
            return null;
        }
        return read;
    }

    private static @Nullable Hypothesis readAny(ForeignObject object, Instant registeredAt) {
        try {
            Hypothesis read = of(object, registeredAt);
            checkSeal(object, read);
            return object.fault() == null ? read : null;
        } catch (IllegalArgumentException e) {
            // Our own words: none of them quotes a string of the record.
            object.fail(Reason.BAD_FIELD, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static Hypothesis of(ForeignObject object, Instant registeredAt) {
        String asset = object.required(MAX_LABEL_LENGTH, "asset");
        String metric = object.required(MAX_LABEL_LENGTH, "metric");
        String direction = object.required(MAX_LABEL_LENGTH, "direction");
        return new Hypothesis(
                object.required(MAX_ID_LENGTH, "id"),
                object.required(MAX_TITLE_LENGTH, "title"),
                known(Asset.ofLabel(asset), "asset is none of users, advertisers, staff"),
                scope(object.node()),
                known(Metric.ofLabel(metric), "metric is none of level, rating, negative-share"),
                known(Direction.ofLabel(direction), "direction is neither up nor down"),
                smallestEffect(object.node().path("smallestEffect")),
                window(object.node(), "before"),
                window(object.node(), "after"),
                minimumAuthors(object.node().path("minimumAuthors")),
                object.string(MAX_LABEL_LENGTH, "registeredBy"),
                registeredAt);
    }

    private static <T> T known(Optional<T> value, String detail) {
        return value.orElseThrow(() -> new IllegalArgumentException(detail));
    }

    private static double smallestEffect(JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException("smallestEffect is no number");
        }
        return value.doubleValue();
    }

    private static int minimumAuthors(JsonNode value) {
        if (value.isMissingNode()) {
            return Hypothesis.USUAL_AUTHORS;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException("minimumAuthors is no whole number");
        }
        return value.intValue();
    }

    private static void checkSeal(ForeignObject object, Hypothesis read) {
        JsonNode seal = object.node().path("seal");
        if (object.node().hasNonNull("seal") && !seal.asText().equals(read.seal())) {
            object.fail(Reason.BAD_FIELD, "seal is not that of the content");
        }
    }

    private static Scope scope(JsonNode node) {
        JsonNode source = node.path("source");
        JsonNode segment = node.path("segment");
        if (source.isMissingNode() && segment.isMissingNode()) {
            return new Scope.Whole();
        }
        if (segment.isMissingNode()) {
            return new Scope.OfSource(label(source, "source"));
        }
        if (!source.isMissingNode() || !segment.isObject() || segment.size() != 1) {
            throw new IllegalArgumentException(
                    "expected a source, or a segment with one key, or neither");
        }
        Map.Entry<String, JsonNode> only = segment.properties().iterator().next();
        return new Scope.OfSegment(
                checked(only.getKey(), "segment"), label(only.getValue(), "segment"));
    }

    private static String label(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is not a string");
        }
        return checked(value.textValue(), field);
    }

    private static String checked(String value, String field) {
        if (value.length() > MAX_LABEL_LENGTH) {
            throw new IllegalArgumentException(
                    field + " has " + value.length() + " characters; at most " + MAX_LABEL_LENGTH);
        }
        return StrictJson.wellFormed(value);
    }

    private static Window window(JsonNode node, String field) {
        return new Window(
                date(node.path(field).path("from"), field),
                date(node.path(field).path("to"), field));
    }

    private static LocalDate date(JsonNode value, String field) {
        try {
            return LocalDate.parse(value.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " needs \"from\" and \"to\": dates such as 2026-03-01");
        }
    }
}
