package io.bellwether.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;

/**
 * Turns a document of any mapped shape into the record of a feedback topic: what {@code import}
 * writes. The author stays as the source names him, because the reader of the topic makes the
 * pseudonym; fields that mean nothing to us are left behind. Safe for use by several threads.
 */
public final class FeedbackEncoder {

    private final FieldMapping mapping;

    /**
     * @param mapping where the fields lie in the documents
     */
    public FeedbackEncoder(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * The topic's record of {@code document}, in UTF-8.
     *
     * @param document one that a decoder with the same mapping has accepted
     * @param id the id that decoder gave it, so that a replay of the topic names it as a replay of
     *     the file does
     * @throws UnsupportedFormatException when the document is no JSON object
     */
    public byte[] encode(byte[] document, String id) {
        try {
            JsonNode root = StrictJson.MAPPER.readTree(document);
            if (!root.isObject()) {
                throw new UnsupportedFormatException("expected a JSON object to write to a topic");
            }
            ObjectNode record = StrictJson.MAPPER.createObjectNode().put("id", id);
            for (String field : FieldMapping.FIELDS) {
                List<JsonNode> values = mapping.valuesOf(field, root);
                if (!field.equals("id") && !values.isEmpty()) {
                    record.set(field, field.equals("text") ? joined(values) : values.get(0));
                }
            }
            return StrictJson.MAPPER.writeValueAsBytes(record);
        } catch (IOException e) {
            throw new UnsupportedFormatException(
                    "expected a JSON object to write to a topic; it cannot be written: "
                            + StrictJson.rejection(e).detail());
        }
    }

    private static JsonNode joined(List<JsonNode> texts) {
        StringJoiner joiner = new StringJoiner("\n");
        for (JsonNode text : texts) {
            if (!text.asText().isBlank()) {
                joiner.add(StrictJson.wellFormed(text.asText()));
            }
        }
        return StrictJson.MAPPER.getNodeFactory().textNode(joiner.toString());
    }
}
