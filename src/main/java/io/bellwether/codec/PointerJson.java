package io.bellwether.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bellwether.feedback.Pointer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A pointer in full: {@code topic}, {@code partition}, {@code offset}; or {@code file}, {@code
 * line}.
 */
final class PointerJson {

    private @Nullable String topic;
    private @Nullable String file;
    private int partition;
    private long offset;
    private long line;

    static void write(Pointer pointer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (pointer) {
            case Pointer.InTopic record -> {
                json.writeStringField("topic", record.topic());
                json.writeNumberField("partition", record.partition());
                json.writeNumberField("offset", record.offset());
            }
            case Pointer.InFile line -> {
                json.writeStringField("file", line.file());
                json.writeNumberField("line", line.line());
            }
        }
        json.writeEndObject();
    }

    /**
     * Writes a pointer for other people. Of a file the name only: the same lines in another order
     * are to give the same alert.
     */
    static void writePublic(Pointer pointer, JsonGenerator json) throws IOException {
        if (pointer instanceof Pointer.InFile line) {
            json.writeStartObject();
            json.writeStringField("file", line.file());
            json.writeEndObject();
        } else {
            write(pointer, json);
        }
    }

    /** Reads from the object's start to its end. */
    Pointer read(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "topic" -> topic = parser.getText();
                case "partition" -> partition = parser.getIntValue();
                case "offset" -> offset = parser.getLongValue();
                case "file" -> file = parser.getText();
                case "line" -> line = parser.getLongValue();
                default -> {
                    if (token.isStructStart()) {
                        parser.skipChildren();
                    }
                }
            }
        }
        if (topic != null) {
            return new Pointer.InTopic(topic, partition, offset);
        }
        if (file != null) {
            return new Pointer.InFile(file, line);
        }
        throw new UnsupportedFormatException("a pointer needs \"topic\" or \"file\"");
    }
}
