package io.bellwether.feedback;

import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one person said, as it was read: validated, but not yet scored.
 *
 * @param id unique within its asset; a second record of the same id within 24 h is a duplicate
 * @param asset whose feedback it is
 * @param eventTime when it was said, never when it was read
 * @param text what was said, verbatim and hostile: never log it, never put it in a message
 * @param author pseudonym of who said it; null when the source does not tell
 * @param rating stars, 1 to 5, where the source has them
 * @param source where it was said ("google-play", "support"); empty when unknown
 * @param language BCP 47 tag the source gave; null when it gave none
 * @param segment further labels of the source, such as a country
 * @param pointer where the text lies
 * @param sourcePartition the input partition it came from ("topic-3"); feedback of one partition
 *     keeps its order
 */
public record Feedback(
        String id,
        Asset asset,
        Instant eventTime,
        String text,
        @Nullable String author,
        OptionalInt rating,
        String source,
        @Nullable String language,
        SortedMap<String, String> segment,
        Pointer pointer,
        String sourcePartition) {

    /** The longest text that is read, in UTF-16 characters; a longer one is rejected. */
    public static final int MAX_TEXT_LENGTH = 20_000;

    public Feedback {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("feedback id is empty");
        }
        if (rating.isPresent() && (rating.getAsInt() < 1 || rating.getAsInt() > 5)) {
            throw new IllegalArgumentException(
                    "rating " + rating.getAsInt() + " is outside [1, 5]");
        }
        segment =
                segment.isEmpty()
                        ? Collections.emptySortedMap()
                        : Collections.unmodifiableSortedMap(new TreeMap<>(segment));
    }

    /** Names the record without quoting it. */
    @Override
    public String toString() {
        return "Feedback[" + asset.label() + " " + pointer + "]";
    }
}
