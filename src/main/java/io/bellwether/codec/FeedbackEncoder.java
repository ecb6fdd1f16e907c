package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bellwether.feedback.Feedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes feedback as the input contract has it, so that {@link FeedbackDecoder} reads it back. Safe
 * for use by several threads.
 */
public final class FeedbackEncoder {

    /**
     * The record of {@code feedback}, in UTF-8. The author is written as the feedback has it:
     * import hands on the source's own id, since pseudonyms are made by whoever reads the topic.
     */
    public byte[] encode(Feedback feedback) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.OWN.createGenerator(out)) {
            json.writeStartObject();
            writeFields(feedback, json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void writeFields(Feedback feedback, JsonGenerator json) throws IOException {
        json.writeStringField("id", feedback.id());
        json.writeStringField("timestamp", feedback.eventTime().toString());
        if (feedback.author() != null) {
            json.writeStringField("author", feedback.author());
        }
        json.writeStringField("text", feedback.text());
        if (feedback.rating().isPresent()) {
            json.writeNumberField("rating", feedback.rating().getAsInt());
        }
        if (!feedback.source().isEmpty()) {
            json.writeStringField("source", feedback.source());
        }
        if (feedback.language() != null) {
            json.writeStringField("lang", feedback.language());
        }
        if (!feedback.segment().isEmpty()) {
            json.writeObjectFieldStart("segment");
            for (Map.Entry<String, String> label : feedback.segment().entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
        }
    }
}
