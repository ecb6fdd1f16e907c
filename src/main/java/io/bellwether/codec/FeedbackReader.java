package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the fields of a document: in one pass when it has our shape, by pointers otherwise. */
final class FeedbackReader {

    private final FieldMapping mapping;

    FeedbackReader(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /** Fills {@code fields}; returns what is wrong with the document as a whole, or null. */
    @Nullable Rejection read(byte[] document, FeedbackFields fields) {
        if (document.length > StrictJson.MAX_BYTES) {
            return new Rejection(
                    Reason.TOO_LARGE,
                    "record has " + document.length + " bytes; at most " + StrictJson.MAX_BYTES);
        }
        if (!StrictJson.isUtf8(document)) {
            return new Rejection(Reason.NOT_JSON, "not UTF-8");
        }
        try {
            return mapping.isIdentity()
                    ? readInOnePass(document, fields)
                    : readByPointers(document, fields);
        } catch (IOException e) {
            return StrictJson.rejection(e);
        }
    }

    private static @Nullable Rejection readInOnePass(byte[] document, FeedbackFields fields)
            throws IOException {
        try (JsonParser parser = StrictJson.FOREIGN.createParser(document)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return notAnObject(first, parser);
            }
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                fields.read(name, parser);
            }
            return parser.nextToken() == null
                    ? null
                    : new Rejection(Reason.NOT_JSON, "more than one value in the record");
        }
    }

    private static Rejection notAnObject(@Nullable JsonToken first, JsonParser parser)
            throws IOException {
        if (first == null) {
            return new Rejection(Reason.NOT_JSON, "the record is empty");
        }
        String kind = StrictJson.kindOf(parser);
        // An array that never ends is no JSON, rather than an array.
        parser.skipChildren();
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
        return new Rejection(
                Reason.NOT_AN_OBJECT, "the record is " + kind + "; expected an object");
    }

    private @Nullable Rejection readByPointers(byte[] bytes, FeedbackFields fields)
            throws IOException {
        JsonNode document = StrictJson.MAPPER.readTree(bytes);
        if (document.isMissingNode()) {
            return new Rejection(Reason.NOT_JSON, "the record is empty");
        }
        if (!document.isObject()) {
            return new Rejection(
                    Reason.NOT_AN_OBJECT, "the record is something else than an object");
        }
        for (String field : FieldMapping.FIELDS) {
            for (JsonNode value : mapping.valuesOf(field, document)) {
                readValue(field, value, fields);
            }
        }
        for (String field : fields.unmappedNames()) {
            readValue(field, document.path(field), fields);
        }
        return null;
    }

    private static void readValue(String field, JsonNode value, FeedbackFields fields)
            throws IOException {
        if (value.isMissingNode()) {
            return;
        }
        try (JsonParser parser = value.traverse()) {
            parser.nextToken();
            fields.read(field, parser);
        }
    }
}
