package io.bellwether.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What notifications say of one record of the alert topic. None of it is what a stakeholder wrote.
 *
 * @param id the alert's; letters, digits and {@code . _ -} only, because it goes into headers and
 *     addresses
 * @param seq 1 at least; one more with each record of the alert
 * @param isResolved whether the alert is over
 * @param at event time of this record
 * @param raisedAt event time of the alert's first record
 * @param level mean of the votes; empty where withheld, as are {@code expected} and {@code size}
 * @param writtenAt wall clock, when the record was written into its topic
 */
record AlertRecord(
        String id,
        int seq,
        boolean isResolved,
        AlertLabels labels,
        Instant at,
        Instant onset,
        Instant raisedAt,
        OptionalDouble size,
        OptionalDouble level,
        OptionalDouble expected,
        long votes,
        long authors,
        Instant writtenAt) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private static final AlertCodec CODEC = new AlertCodec();

    /**
     * Reads a record with a value.
     *
     * @throws UnsupportedFormatException when it is no alert; the message quotes nothing of it
     */
    static AlertRecord of(InputRecord record, JsonNode alert) {
        return new AlertRecord(
                matching(ID, alert, "alertId"),
                seq(alert),
                isResolved(alert),
                labels(alert),
                AlertCodec.time(alert, "at"),
                AlertCodec.time(alert, "onset"),
                AlertCodec.time(alert, "raisedAt"),
                number(alert, "size"),
                number(alert, "level"),
                number(alert, "baseline"),
                alert.path("votes").asLong(),
                alert.path("authors").asLong(),
                record.timestamp());
    }

    /** The value of {@code record}, which has one, as a tree. */
    static JsonNode tree(InputRecord record) {
        byte[] value = record.value();
        return CODEC.decode(value == null ? new byte[0] : value);
    }

    /** Identifies a delivery: the same for every attempt, and for every run. */
    String deliveryId() {
        return id + "-" + seq;
    }

    private static AlertLabels labels(JsonNode alert) {
        String segment =
                alert.path("segment").isTextual()
                        ? matching(WORD, alert, "segment")
                        : AlertLabels.WHOLE;
        return new AlertLabels(
                matching(WORD, alert, "asset"),
                matching(WORD, alert, "signal"),
                segment,
                matching(WORD, alert, "severity"));
    }

    private static int seq(JsonNode alert) {
        int seq = alert.path("seq").asInt();
        if (seq < 1) {
            throw new UnsupportedFormatException("expected a seq of 1 at least; got " + seq);
        }
        return seq;
    }

    private static boolean isResolved(JsonNode alert) {
        return switch (alert.path("state").asText()) {
            case "open", "updated" -> false;
            case "resolved" -> true;
            default ->
                    throw new UnsupportedFormatException(
                            "expected state open, updated or resolved");
        };
    }

    private static String matching(Pattern pattern, JsonNode alert, String field) {
        String text = alert.path(field).asText();
        if (!pattern.matcher(text).matches()) {
            throw new UnsupportedFormatException("expected " + field + " to match " + pattern);
        }
        return text;
    }

    private static OptionalDouble number(JsonNode alert, String field) {
        JsonNode number = alert.path(field);
        return number.isNumber() ? OptionalDouble.of(number.asDouble()) : OptionalDouble.empty();
    }
}
