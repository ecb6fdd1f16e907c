package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Fingerprint;
import io.bellwether.feedback.Pointer;
import io.bellwether.feedback.Sketch;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.Sentiment;
import io.bellwether.theme.ThemeSpan;
import io.bellwether.theme.Themes;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scored feedback in the journal. One object reads one record, in one pass and without a tree: a
 * replay does little else than this.
 */
final class ScoredJson {

    private static final SortedMap<String, String> NO_SEGMENT =
            Collections.unmodifiableSortedMap(new TreeMap<>());

    private @Nullable String id;
    private @Nullable Asset asset;
    private @Nullable Instant eventTime;
    private @Nullable String author;
    private double level = Double.NaN;
    private @Nullable Sentiment sentiment;
    private Score.@Nullable Reason notScored;
    private OptionalInt rating = OptionalInt.empty();
    private String source = "";
    private SortedMap<String, String> segment = NO_SEGMENT;
    private long fingerprint = Fingerprint.NONE;
    private Sketch sketch = Sketch.NONE;
    private @Nullable Pointer pointer;
    private @Nullable String sourcePartition;
    private @Nullable String scorerId;
    private List<ThemeSpan> themes = List.of();
    private String themeRules = "";

    /** Writes the fields, without the braces; what is absent or empty is left out. */
    static void write(ScoredFeedback feedback, JsonGenerator json) throws IOException {
        json.writeStringField("id", feedback.id());
        json.writeStringField("asset", feedback.asset().label());
        json.writeStringField("eventTime", Timestamps.text(feedback.eventTime()));
        if (feedback.author() != null) {
            json.writeStringField("author", feedback.author());
        }
        switch (feedback.score()) {
            case Score.Scored scored -> {
                json.writeNumberField("level", scored.level());
                json.writeStringField("sentiment", scored.sentiment().label());
            }
            case Score.NotScored notScored ->
                    json.writeStringField("notScored", notScored.reason().label());
        }
        if (feedback.rating().isPresent()) {
            json.writeNumberField("rating", feedback.rating().getAsInt());
        }
        writeOrigin(feedback, json);
    }

    private static void writeOrigin(ScoredFeedback feedback, JsonGenerator json)
            throws IOException {
        if (!feedback.source().isEmpty()) {
            json.writeStringField("source", feedback.source());
        }
        if (!feedback.segment().isEmpty()) {
            json.writeObjectFieldStart("segment");
            for (Map.Entry<String, String> label : feedback.segment().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
        }
        if (feedback.fingerprint() != Fingerprint.NONE) {
            json.writeStringField(
                    "fingerprint", HexFormat.of().toHexDigits(feedback.fingerprint()));
        }
        if (!feedback.sketch().equals(Sketch.NONE)) {
            json.writeStringField("sketch", feedback.sketch().hex());
        }
        json.writeFieldName("pointer");
        PointerJson.write(feedback.pointer(), json);
        json.writeStringField("sourcePartition", feedback.sourcePartition());
        json.writeStringField("scorerId", feedback.scorerId());
        ThemesJson.write(feedback.themes(), json);
    }

    /** Reads the fields that are left, to the object's end. */
    ScoredFeedback read(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                readObject(name, parser);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                readScalar(name, parser);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new UnsupportedFormatException("a scored record ends before its object does");
        }
        return finish();
    }

    private void readObject(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "pointer" -> pointer = new PointerJson().read(parser);
            case "segment" -> {
                segment = new TreeMap<>();
                for (String key = parser.nextFieldName();
                        key != null;
                        key = parser.nextFieldName()) {
                    parser.nextToken();
                    segment.put(key, parser.getText());
                }
            }
            case "themes" -> themes = ThemesJson.readSpans(parser);
            default -> parser.skipChildren();
        }
    }

    private void readScalar(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "id" -> id = parser.getText();
            case "asset" -> asset = assetOf(parser.getText());
            case "eventTime" -> eventTime = Timestamps.believable(parser.getText());
            case "author" -> author = parser.getText();
            case "level" -> level = parser.getDoubleValue();
            case "sentiment" -> sentiment = sentimentOf(parser.getText());
            case "notScored" -> notScored = reasonOf(parser.getText());
            case "rating" -> rating = OptionalInt.of(parser.getIntValue());
            case "source" -> source = parser.getText();
            case "fingerprint" -> fingerprint = fingerprintOf(parser.getText());
            case "sketch" -> sketch = sketchOf(parser.getText());
            case "sourcePartition" -> sourcePartition = parser.getText();
            case "scorerId" -> scorerId = parser.getText();
            case "themeRules" -> themeRules = parser.getText();
            default -> {
                // A newer version of this program may have written more.
            }
        }
    }

    private ScoredFeedback finish() {
        return new ScoredFeedback(
                present("id", id),
                present("asset", asset),
                present("eventTime", eventTime),
                author,
                score(),
                rating,
                source,
                segment,
                fingerprint,
                sketch,
                present("pointer", pointer),
                present("sourcePartition", sourcePartition),
                present("scorerId", scorerId),
                themes.isEmpty() ? Themes.NONE : new Themes(themeRules, themes));
    }

    private Score score() {
        if (notScored != null) {
            return new Score.NotScored(notScored);
        }
        if (!(level >= 0 && level <= 1)) {
            throw new UnsupportedFormatException(
                    "a scored record needs \"level\" in [0, 1] or \"notScored\"");
        }
        return new Score.Scored(level, present("sentiment", sentiment));
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new UnsupportedFormatException("a scored record needs \"" + field + "\"");
        }
        return value;
    }

    private static @Nullable Asset assetOf(String label) {
        return switch (label) {
            case "users" -> Asset.USERS;
            case "advertisers" -> Asset.ADVERTISERS;
            case "staff" -> Asset.STAFF;
            default -> null;
        };
    }

    private static @Nullable Sentiment sentimentOf(String label) {
        return switch (label) {
            case "negative" -> Sentiment.NEGATIVE;
            case "neutral" -> Sentiment.NEUTRAL;
            case "positive" -> Sentiment.POSITIVE;
            default -> null;
        };
    }

    private static Score.Reason reasonOf(String label) {
        for (Score.Reason reason : Score.Reason.values()) {
            if (reason.label().equals(label)) {
                return reason;
            }
        }
        throw new UnsupportedFormatException(
                "\"notScored\" needs no-words, language or too-complex; it is something else");
    }

    private static long fingerprintOf(String hex) {
        try {
            return Long.parseUnsignedLong(hex, 16);
        } catch (NumberFormatException e) {
            throw new UnsupportedFormatException("\"fingerprint\" needs 16 hexadecimal digits");
        }
    }

    private static Sketch sketchOf(String hex) {
        try {
            return Sketch.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFormatException("\"sketch\" needs 32 hexadecimal digits");
        }
    }
}
