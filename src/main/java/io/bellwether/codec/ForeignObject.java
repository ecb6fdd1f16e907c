package io.bellwether.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a stranger, small and rare enough to be read as a tree. Remembers the first
 * fault.
 */
final class ForeignObject {

    private final JsonNode node;
    private @Nullable Rejection fault;

    private ForeignObject(JsonNode node, @Nullable Rejection fault) {
        this.node = node;
        this.fault = fault;
    }

    /** Never throws for any bytes: what is wrong with them is the object's {@link #fault()}. */
    static ForeignObject read(byte @Nullable [] value) {
        if (value == null) {
            return broken(Reason.NOT_AN_OBJECT, "the record has no value");
        }
        if (value.length > StrictJson.MAX_BYTES) {
            return broken(
                    Reason.TOO_LARGE,
                    "record has " + value.length + " bytes; at most " + StrictJson.MAX_BYTES);
        }
        if (!StrictJson.isUtf8(value)) {
            return broken(Reason.NOT_JSON, "not UTF-8");
        }
        try {
            JsonNode node = StrictJson.MAPPER.readTree(value);
            if (node.isMissingNode()) {
                return broken(Reason.NOT_JSON, "the record is empty");
            }
            return node.isObject()
                    ? new ForeignObject(node, null)
                    : broken(Reason.NOT_AN_OBJECT, "the record is not an object");
        } catch (IOException e) {
            return new ForeignObject(NullNode.getInstance(), StrictJson.rejection(e));
        }
    }

    /** One that was read already. */
    static ForeignObject of(JsonNode node) {
        return new ForeignObject(node, null);
    }

    private static ForeignObject broken(Reason reason, String detail) {
        return new ForeignObject(NullNode.getInstance(), new Rejection(reason, detail));
    }

    @Nullable Rejection fault() {
        return fault;
    }

    JsonNode node() {
        return node;
    }

    void fail(Reason reason, String detail) {
        if (fault == null) {
            fault = new Rejection(reason, detail);
        }
    }

    /** The first of {@code names} that has a value; empty when none has. */
    String string(int limit, String... names) {
        for (String name : names) {
            if (node.hasNonNull(name)) {
                JsonNode value = node.path(name);
                if (!value.isTextual()) {
                    fail(Reason.BAD_FIELD, name + " is not a string");
                    return "";
                }
                if (value.textValue().length() > limit) {
                    fail(
                            Reason.BAD_FIELD,
                            name
                                    + " has "
                                    + value.textValue().length()
                                    + " characters; at most "
                                    + limit);
                    return "";
                }
                return StrictJson.wellFormed(value.textValue());
            }
        }
        return "";
    }

    /** As {@link #string}, and a fault when there is none. */
    String required(int limit, String... names) {
        String value = string(limit, names);
        if (value.isBlank()) {
            fail(Reason.BAD_FIELD, names[0] + " is missing or blank");
        }
        return value;
    }

    /** The instant in the first of {@code names} that has a value; 1970 together with a fault. */
    Instant instant(String... names) {
        for (String name : names) {
            if (node.hasNonNull(name)) {
                Instant instant = instantOf(node.path(name));
                if (instant != null) {
                    return instant;
                }
                fail(Reason.BAD_TIMESTAMP, name + " is not " + Timestamps.EXPECTED);
                return Instant.EPOCH;
            }
        }
        fail(Reason.BAD_TIMESTAMP, names[0] + " is missing");
        return Instant.EPOCH;
    }

    private static @Nullable Instant instantOf(JsonNode value) {
        if (value.isTextual()) {
            return Timestamps.believable(value.textValue());
        }
        boolean isMillis = value.isIntegralNumber() && value.canConvertToLong();
        return isMillis ? Timestamps.believable(value.longValue()) : null;
    }
}
