package io.bellwether.pipeline;

import io.bellwether.feedback.Rejection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters: the record's own bytes and headers, and headers that say why it is here and
 * where it came from. A dead letter that would be too large to send leaves its value behind and
 * says so; the value is still at its place in the origin topic.
 *
 * <p>Safe for use by several threads.
 */
public final class DeadLetters {

    /** Label of the reason, such as {@code not-json}. */
    public static final String REASON = "bellwether.reason";

    /** One line about what was expected and what came. */
    public static final String DETAIL = "bellwether.detail";

    /** Topic the record was read from. */
    public static final String TOPIC = "bellwether.topic";

    /** Partition the record was read from, in decimal digits. */
    public static final String PARTITION = "bellwether.partition";

    /** Offset the record was read at, in decimal digits. */
    public static final String OFFSET = "bellwether.offset";

    /** The record's own Kafka timestamp, ISO 8601. */
    public static final String TIMESTAMP = "bellwether.timestamp";

    /** When it was set aside, ISO 8601. */
    public static final String AT = "bellwether.at";

    /** Bytes of the value that had to be left behind; absent when the value is here. */
    public static final String VALUE_OMITTED = "bellwether.value-omitted";

    /** How many original headers had to be left behind, with the key, beside the value. */
    public static final String HEADERS_OMITTED = "bellwether.headers-omitted";

    private final TopicNames names;
    private final InstantSource clock;

    public DeadLetters(TopicNames names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /** The dead letter for {@code record}, in the partition of the same number. */
    public OutputRecord of(InputRecord record, Rejection rejection) {
        List<Header> why = why(record, rejection);
        List<Header> headers = new ArrayList<>(record.headers());
        headers.addAll(why);
        OutputRecord whole = letter(record, record.key(), record.value(), headers);
        if (whole.isSendable()) {
            return whole;
        }
        headers.add(Header.of(VALUE_OMITTED, Integer.toString(length(record.value()))));
        OutputRecord withoutValue = letter(record, record.key(), null, headers);
        if (withoutValue.isSendable()) {
            return withoutValue;
        }
        why.add(Header.of(VALUE_OMITTED, Integer.toString(length(record.value()))));
        why.add(Header.of(HEADERS_OMITTED, Integer.toString(record.headers().size())));
        return letter(record, null, null, why);
    }

    private OutputRecord letter(
            InputRecord record,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers) {
        return new OutputRecord(
                names.deadLetters(record.topic()), record.partition(), key, value, headers);
    }

    private List<Header> why(InputRecord record, Rejection rejection) {
        List<Header> headers = new ArrayList<>();
        headers.add(Header.of(REASON, rejection.reason().label()));
        headers.add(Header.of(DETAIL, rejection.detail()));
        headers.add(Header.of(TOPIC, record.topic()));
        headers.add(Header.of(PARTITION, Integer.toString(record.partition())));
        headers.add(Header.of(OFFSET, Long.toString(record.offset())));
        headers.add(Header.of(TIMESTAMP, record.timestamp().toString()));
        headers.add(Header.of(AT, clock.instant().toString()));
        return headers;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
