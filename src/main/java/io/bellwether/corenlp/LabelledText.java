package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A text with the sentiment that a person gave it.
 *
 * @param text hostile: never logged, never in a message
 * @param day when it was written, in UTC; null when that is not known
 */
record LabelledText(String text, Sentiment label, @Nullable LocalDate day) {

    /** A text of which it is not known when it was written. */
    LabelledText(String text, Sentiment label) {
        this(text, label, null);
    }

    /** Names the label only. */
    @Override
    public String toString() {
        return "LabelledText[" + label.label() + "]";
    }
}
