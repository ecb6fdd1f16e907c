package io.bellwether.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.AlertState;
import io.bellwether.codec.AlertCodec;
import io.bellwether.codec.UnsupportedFormatException;
import io.bellwether.detection.Severity;
import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of an alert, by its last record.
 *
 * @param id the alert's; of at most {@value #MOST_ID} characters, which may be any
 * @param seq number of the last record, from 1
 * @param state where the alert is in its life
 * @param asset who is degraded
 * @param severity how bad
 * @param signal {@code text}, {@code rating} or {@code mix}
 * @param at event time of the last record
 * @param onset the most likely start
 * @param raisedAt event time of the first record
 * @param resolvedAt when it was over; null while it is open
 * @param size estimated drop on [0, 1]; empty where withheld
 * @param votes votes since the onset
 * @param proposesAcceptance whether it has been open so long that it may be the new normal
 */
public record AlertHead(
        String id,
        int seq,
        AlertState state,
        Asset asset,
        Severity severity,
        String signal,
        Instant at,
        Instant onset,
        Instant raisedAt,
        @Nullable Instant resolvedAt,
        OptionalDouble size,
        long votes,
        boolean proposesAcceptance) {

    static final int MOST_ID = 256;

    /** Open ones first, then those raised last; no two alerts are equal in it. */
    static final Comparator<AlertHead> NEWEST_FIRST =
            Comparator.comparing((AlertHead head) -> !head.isOpen())
                    .thenComparing(AlertHead::raisedAt, Comparator.reverseOrder())
                    .thenComparing(AlertHead::id);

    public boolean isOpen() {
        return state != AlertState.RESOLVED;
    }

    /**
     * That of a record.
     *
     * @throws UnsupportedFormatException when a field that is needed is missing or strange
     */
    static AlertHead of(JsonNode record) {
        String id = text(record, "alertId");
        if (id.isEmpty() || id.length() > MOST_ID) {
            throw wrong("alertId");
        }
        if (!record.path("seq").canConvertToInt() || record.path("seq").intValue() < 1) {
            throw wrong("seq");
        }
        checkEach(record, "quotes", "at");
        checkEach(record, "precededBy", "title");
        return new AlertHead(
                id,
                record.path("seq").intValue(),
                labelled(AlertState.values(), record, "state"),
                Asset.ofLabel(text(record, "asset")).orElseThrow(() -> wrong("asset")),
                labelled(Severity.values(), record, "severity"),
                text(record, "signal"),
                AlertCodec.time(record, "at"),
                AlertCodec.time(record, "onset"),
                AlertCodec.time(record, "raisedAt"),
                record.hasNonNull("resolvedAt") ? AlertCodec.time(record, "resolvedAt") : null,
                number(record, "size"),
                record.path("votes").asLong(),
                record.path("proposesAcceptance").asBoolean());
    }

    /** A page that shows the record later finds what it looks for. */
    private static void checkEach(JsonNode record, String list, String field) {
        for (JsonNode element : record.path(list)) {
            if (!element.path(field).isTextual()) {
                throw wrong(list);
            }
        }
    }

    private static <E extends Enum<E>> E labelled(E[] values, JsonNode record, String field) {
        String label = text(record, field);
        for (E value : values) {
            if (value.name().equalsIgnoreCase(label)) {
                return value;
            }
        }
        throw wrong(field);
    }

    private static String text(JsonNode record, String field) {
        if (!record.path(field).isTextual()) {
            throw wrong(field);
        }
        return record.path(field).textValue();
    }

    private static OptionalDouble number(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** Names the field only: what stands in it is of strangers. */
    private static UnsupportedFormatException wrong(String field) {
        return new UnsupportedFormatException("an alert record's " + field + " cannot be read");
    }
}
