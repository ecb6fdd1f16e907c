package io.bellwether.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object that this program wrote, with readers that name the record and field they miss.
 *
 * @param kind what the object is, for messages
 * @param node its content
 */
record OwnObject(String kind, JsonNode node) {

    String string(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw wrong(field, "a string");
        }
        return value.textValue();
    }

    @Nullable String stringOrNull(String field) {
        return node.hasNonNull(field) ? string(field) : null;
    }

    String stringOrEmpty(String field) {
        return node.hasNonNull(field) ? string(field) : "";
    }

    Instant instant(String field) {
        Instant instant =
                node.path(field).isTextual() ? Timestamps.believable(string(field)) : null;
        if (instant == null) {
            throw wrong(field, "an instant such as 2026-01-31T12:00:00Z");
        }
        return instant;
    }

    Asset asset(String field) {
        return Asset.ofLabel(string(field))
                .orElseThrow(() -> wrong(field, "users, advertisers or staff"));
    }

    double number(String field) {
        if (!node.path(field).isNumber()) {
            throw wrong(field, "a number");
        }
        return node.path(field).doubleValue();
    }

    double numberOrNaN(String field) {
        return node.path(field).isNull() ? Double.NaN : number(field);
    }

    /** NaN also for a field that was added later. */
    double numberOrAbsent(String field) {
        return node.has(field) ? numberOrNaN(field) : Double.NaN;
    }

    long whole(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "a whole number");
        }
        return value.longValue();
    }

    SortedSet<String> strings(String field) {
        SortedSet<String> result = new TreeSet<>();
        for (JsonNode element : array(field)) {
            if (!element.isTextual()) {
                throw wrong(field, "an array of strings");
            }
            result.add(element.textValue());
        }
        return result;
    }

    JsonNode array(String field) {
        if (!node.path(field).isArray()) {
            throw wrong(field, "an array");
        }
        return node.path(field);
    }

    UnsupportedFormatException wrong(String field, String expected) {
        String state = node.has(field) ? "is something else" : "is missing";
        return new UnsupportedFormatException(
                "a " + kind + " record needs \"" + field + "\": " + expected + "; it " + state);
    }
}
