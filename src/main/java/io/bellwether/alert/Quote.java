package io.bellwether.alert;

import io.bellwether.feedback.Pointer;
import java.time.Instant;
import java.util.function.LongPredicate;

/**
 * A piece of feedback that speaks for an alert. The text is fetched by {@code pointer} at the
 * moment of publication, and is not kept here.
 *
 * @param feedbackId its id
 * @param eventTime when it was said
 * @param level its score in [0, 1]
 * @param source where it was said
 * @param pointer where the text lies
 * @param author {@link io.bellwether.feedback.Hash#mark mark} of who said it, 0 when unknown; never
 *     published
 */
public record Quote(
        String feedbackId,
        Instant eventTime,
        double level,
        String source,
        Pointer pointer,
        long author) {

    /** What stands in place of a quotation whose author was erased: nothing is left of it. */
    public static final Quote ERASED =
            new Quote("", Instant.EPOCH, 0, "", new Pointer.InFile("", 0));

    /** A quotation of somebody who is not known. */
    public Quote(
            String feedbackId, Instant eventTime, double level, String source, Pointer pointer) {
        this(feedbackId, eventTime, level, source, pointer, 0);
    }

    /** Whether its author was erased, and with them all that it held. */
    public boolean isErased() {
        return equals(ERASED);
    }

    /** Whether somebody with one of these marks said it. */
    public boolean isOf(LongPredicate authors) {
        return author != 0 && authors.test(author);
    }
}
