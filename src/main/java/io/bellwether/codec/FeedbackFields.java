package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one feedback record while it is being read. Remembers the first fault and reads on:
 * a record of a newer version is to be called that, whatever else looks wrong in it.
 */
class FeedbackFields {

    static final int MAX_ID_LENGTH = 256;
    static final int MAX_LABEL_LENGTH = 100;
    static final int MAX_SEGMENTS = 16;

    private static final SortedMap<String, String> NO_SEGMENT =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    private @Nullable String id;
    private final TextField text = new TextField();
    private @Nullable Instant timestamp;
    private @Nullable String author;
    private @Nullable String source;
    private @Nullable String language;
    private OptionalInt rating = OptionalInt.empty();
    private SortedMap<String, String> segment = NO_SEGMENT;
    private @Nullable Rejection fault;
    private @Nullable Rejection versionFault;

    /** Reads the value that {@code parser} stands on; skips it when the name is unknown. */
    void read(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = name(name, parser, MAX_ID_LENGTH);
            case "text" -> text.add(string(name, parser, StrictJson.MAX_BYTES));
            case "timestamp" -> timestamp = timestamp(parser);
            case "author" -> author = name(name, parser, StrictJson.MAX_BYTES);
            case "rating" -> rating = rating(parser);
            case "source" -> source = string(name, parser, MAX_LABEL_LENGTH);
            case "lang" -> language = string(name, parser, MAX_LABEL_LENGTH);
            case "segment" -> segment = segment(parser);
            case "schemaVersion" -> checkVersion(parser);
            default -> parser.skipChildren();
        }
    }

    /** Names that lie at the top of the document, however the rest is mapped. */
    List<String> unmappedNames() {
        return List.of();
    }

    private @Nullable String string(String name, JsonParser parser, int limit) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrongKind(name, "a string", parser);
            return null;
        }
        return bounded(name, parser, limit);
    }

    /** A name of something: whole numbers are welcome too, and an empty one is none. */
    private @Nullable String name(String name, JsonParser parser, int limit) throws IOException {
        String value =
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? bounded(name, parser, limit)
                        : string(name, parser, limit);
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable String bounded(String name, JsonParser parser, int limit) throws IOException {
        boolean isShort = checkLength(name, parser.getTextLength(), limit);
        return isShort ? StrictJson.wellFormed(parser.getText()) : null;
    }

    private boolean checkLength(String name, int length, int limit) {
        if (length > limit) {
            fail(Reason.BAD_FIELD, name + " has " + length + " characters; at most " + limit);
        }
        return length <= limit;
    }

    private @Nullable Instant timestamp(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        Instant result = null;
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            result = Timestamps.believable(parser.getText());
        } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            result = Timestamps.believable(parser.getLongValue());
        }
        if (result == null) {
            fail(Reason.BAD_TIMESTAMP, "timestamp is not " + Timestamps.EXPECTED);
            parser.skipChildren();
        }
        return result;
    }

    private OptionalInt rating(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return OptionalInt.empty();
        }
        if (!parser.currentToken().isNumeric()) {
            wrongKind(Reason.BAD_RATING, "rating", "a whole number from 1 to 5", parser);
            return OptionalInt.empty();
        }
        double value = parser.getDoubleValue();
        if (!(value >= 1 && value <= 5) || value != Math.rint(value)) {
            fail(Reason.BAD_RATING, "rating " + value + " is not a whole number from 1 to 5");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value);
    }

    private SortedMap<String, String> segment(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return NO_SEGMENT;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrongKind("segment", "an object of strings", parser);
            return NO_SEGMENT;
        }
        SortedMap<String, String> result = new TreeMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            checkLength("a name in segment", key.length(), MAX_LABEL_LENGTH);
            String value = string("a value of segment", parser, MAX_LABEL_LENGTH);
            if (value != null) {
                result.put(StrictJson.wellFormed(key), value);
            }
        }
        if (result.size() > MAX_SEGMENTS) {
            fail(
                    Reason.BAD_FIELD,
                    "segment has " + result.size() + " entries; at most " + MAX_SEGMENTS);
        }
        return result;
    }

    private void checkVersion(JsonParser parser) throws IOException {
        String version = parser.currentToken().isScalarValue() ? parser.getText() : "";
        boolean isKnown =
                parser.currentToken() == JsonToken.VALUE_NULL
                        || version.equals("1")
                        || version.startsWith("1.");
        if (!isKnown) {
            versionFault = new Rejection(Reason.UNKNOWN_VERSION, "schemaVersion is not 1 or 1.x");
            parser.skipChildren();
        }
    }

    final void wrongKind(String name, String expected, JsonParser parser) throws IOException {
        wrongKind(Reason.BAD_FIELD, name, expected, parser);
    }

    final void wrongKind(Reason reason, String name, String expected, JsonParser parser)
            throws IOException {
        fail(reason, name + " is " + StrictJson.kindOf(parser) + "; expected " + expected);
        parser.skipChildren();
    }

    /** Remembers the fault, if it is the first. */
    final void fail(Reason reason, String detail) {
        if (fault == null) {
            fault = new Rejection(reason, detail);
        }
    }

    /** The fault that decides, or null. A text that is only missing or blank is none here. */
    final @Nullable Rejection fault() {
        return versionFault != null ? versionFault : fault;
    }

    /** What is wrong with the text, or null. */
    final @Nullable Rejection textFault() {
        return text.fault();
    }

    final @Nullable String id() {
        return id;
    }

    final @Nullable String text() {
        return text.value();
    }

    final @Nullable Instant timestamp() {
        return timestamp;
    }

    /** As the source names him, and so not for keeping. */
    final @Nullable String rawAuthor() {
        return author;
    }

    final String source() {
        return source == null ? "" : source;
    }

    final @Nullable String language() {
        return language == null || language.isEmpty() ? null : language;
    }

    final OptionalInt rating() {
        return rating;
    }

    final SortedMap<String, String> segment() {
        return segment;
    }
}
