package io.bellwether.demo;

import io.bellwether.feedback.Asset;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * One message of the sample company, in the fields of the feedback contract.
 *
 * @param asset whose feedback it is, and so its topic
 * @param at when it was said, in event time, to the second
 * @param id unique within its asset; ids sort as their times do
 * @param author an opaque account name; always present
 * @param text what was said, not empty
 * @param source where it was said, such as {@code app-store}
 * @param rating stars, 1 to 5; present for the app store only
 */
public record Message(
        Asset asset,
        Instant at,
        String id,
        String author,
        String text,
        String source,
        OptionalInt rating) {

    /** The BCP 47 tag of every text. */
    public static final String LANGUAGE = "en";

    public Message {
        if (id.isEmpty() || author.isEmpty() || text.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("a message needs id, author, text and source");
        }
    }
}
