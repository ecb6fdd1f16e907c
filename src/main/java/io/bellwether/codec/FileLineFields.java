package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line of a file: those of a topic's record, and {@code asset} and {@code score}.
 */
final class FileLineFields extends FeedbackFields {

    private @Nullable Asset asset;
    private OptionalDouble score = OptionalDouble.empty();
    private @Nullable Rejection scoreFault;

    @Override
    List<String> unmappedNames() {
        return List.of("asset", "score");
    }

    @Override
    void read(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "asset" -> readAsset(parser);
            case "score" -> readScore(parser);
            default -> super.read(name, parser);
        }
    }

    private void readAsset(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        String label = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        asset = Asset.ofLabel(label).orElse(null);
        if (asset == null) {
            fail(Reason.BAD_FIELD, "asset is none of users, advertisers, staff");
            parser.skipChildren();
        }
    }

    /** A fault counts only if there is no text: many sources call something else a score. */
    private void readScore(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        double value = parser.currentToken().isNumeric() ? parser.getDoubleValue() : Double.NaN;
        if (value >= 0 && value <= 1) {
            score = OptionalDouble.of(value);
        } else {
            scoreFault = new Rejection(Reason.BAD_SCORE, "score is not a number in [0, 1]");
            parser.skipChildren();
        }
    }

    @Nullable Asset asset() {
        return asset;
    }

    /** Whether the line has a score, good or bad, and no text. */
    boolean isScored() {
        return text() == null && (score.isPresent() || scoreFault != null);
    }

    OptionalDouble score() {
        return score;
    }

    @Nullable Rejection scoreFault() {
        return scoreFault;
    }
}
