package io.bellwether.codec;

import io.bellwether.feedback.Feedback;
import io.bellwether.feedback.Rejection;
import io.bellwether.feedback.Rejection.Reason;
import org.jspecify.annotations.Nullable;

/** The text of a record while it is being read; it may lie in several places. */
final class TextField {

    private @Nullable String value;

    /** Adds a part after a line break; a blank one adds nothing, and null is none. */
    void add(@Nullable String part) {
        if (value == null || value.isBlank()) {
            value = part == null ? value : part;
        } else if (part != null && !part.isBlank()) {
            value = value + "\n" + part;
        }
    }

    @Nullable String value() {
        return value;
    }

    /** What is wrong with the text, or null. */
    @Nullable Rejection fault() {
        if (value == null) {
            return new Rejection(Reason.MISSING_TEXT, "text is missing");
        }
        if (value.isBlank()) {
            return new Rejection(Reason.EMPTY_TEXT, length(value) + ", all blank");
        }
        if (value.length() > Feedback.MAX_TEXT_LENGTH) {
            return new Rejection(
                    Reason.TEXT_TOO_LONG, length(value) + "; at most " + Feedback.MAX_TEXT_LENGTH);
        }
        return null;
    }

    private static String length(String text) {
        return "text has " + text.length() + " characters";
    }
}
