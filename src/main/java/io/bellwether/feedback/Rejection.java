package io.bellwether.feedback;

import java.util.Locale;

/**
 * Why one record is set aside: it cannot be read, or, of an alert, not be delivered.
 *
 * @param reason the kind of fault, for counting
 * @param detail one line that says what was expected and what came; never quotes the text
 */
public record Rejection(Reason reason, String detail) {

    /** Every fault that a record can have. The label is part of the dead letter's contract. */
    public enum Reason {
        NOT_JSON,
        NOT_AN_OBJECT,
        UNKNOWN_VERSION,
        MISSING_TEXT,
        EMPTY_TEXT,
        TEXT_TOO_LONG,
        BAD_TIMESTAMP,
        FAR_FUTURE,
        BAD_RATING,
        BAD_SCORE,
        BAD_FIELD,
        MISSING_ASSET,
        TOO_LARGE,
        SCORER_FAILED,
        NOT_DELIVERED;

        /** The name in dead letters and metrics, such as {@code text-too-long}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return reason.label() + ": " + detail;
    }
}
