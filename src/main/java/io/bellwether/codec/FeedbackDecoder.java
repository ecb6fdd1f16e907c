package io.bellwether.codec;

import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an asset's feedback topics: UTF-8 JSON in, validated {@link Feedback} or the
 * reason for its rejection out. Never throws for any bytes, and no reason quotes them. Safe for use
 * by several threads.
 *
 * <p>Event time is the payload's {@code timestamp}, else the CloudEvents time, else the Kafka
 * timestamp. The author's id becomes a pseudonym here and goes no further, whatever it looks like:
 * what a source calls a hash may be one that anybody can compute.
 */
public final class FeedbackDecoder {

    /** How far the event time may lie after the Kafka timestamp: clocks differ. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final FeedbackReader reader;
    private final AuthorNaming authors;

    /**
     * @param mapping where the fields lie in the topics of this asset
     * @param authors what authors are named by
     */
    public FeedbackDecoder(FieldMapping mapping, AuthorNaming authors) {
        this.reader = new FeedbackReader(mapping);
        this.authors = authors;
    }

    /** Reads one record; a {@code value} of null is a tombstone, and has no text. */
    public Decoded decode(Asset asset, byte @Nullable [] value, RecordContext context) {
        if (value == null) {
            return rejected(Reason.MISSING_TEXT, "the record has no value");
        }
        String version = context.cloudEventsVersion();
        if (version != null && !version.startsWith("1.")) {
            return rejected(Reason.UNKNOWN_VERSION, "CloudEvents version is not 1.x");
        }
        FeedbackFields fields = new FeedbackFields();
        Rejection fault = reader.read(value, fields);
        if (fault == null) {
            fault = fields.fault();
        }
        if (fault == null) {
            fault = fields.textFault();
        }
        return fault == null ? accept(asset, fields, context) : new Decoded.Rejected(fault);
    }

    private Decoded accept(Asset asset, FeedbackFields fields, RecordContext context) {
        Instant eventTime = fields.timestamp();
        if (eventTime == null && context.cloudEventsTime() != null) {
            eventTime = Timestamps.believable(context.cloudEventsTime());
            if (eventTime == null) {
                return rejected(
                        Reason.BAD_TIMESTAMP, "CloudEvents time is not " + Timestamps.EXPECTED);
            }
        }
        if (eventTime == null) {
            eventTime = context.kafkaTimestamp();
        }
        Duration ahead = Duration.between(context.kafkaTimestamp(), eventTime);
        if (ahead.compareTo(CLOCK_TOLERANCE) > 0) {
            return rejected(
                    Reason.FAR_FUTURE,
                    "event time is "
                            + ahead.toSeconds()
                            + " s after the Kafka timestamp; at most "
                            + CLOCK_TOLERANCE.toSeconds());
        }
        return new Decoded.Accepted(feedback(asset, fields, eventTime, context));
    }

    private Feedback feedback(
            Asset asset, FeedbackFields fields, Instant eventTime, RecordContext context) {
        String id = fields.id();
        String author = fields.rawAuthor();
        String text = fields.text();
        if (text == null) {
            throw new IllegalStateException("a record without text was rejected before");
        }
        return new Feedback(
                id == null ? context.idByPlace() : id,
                asset,
                eventTime,
                text,
                author == null ? null : authors.name(asset, author),
                fields.rating(),
                fields.source(),
                fields.language(),
                fields.segment(),
                context.pointer(),
                context.sourcePartition());
    }

    private static Decoded rejected(Reason reason, String detail) {
        return new Decoded.Rejected(new Rejection(reason, detail));
    }
}
