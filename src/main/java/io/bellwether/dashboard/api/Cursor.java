package io.bellwether.dashboard.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * Where a list is read on: behind the entry of that time and id. It names no number of entries, so
 * that what comes meanwhile neither repeats nor skips any.
 *
 * @param at the entry's time
 * @param id tells entries of one time apart; empty where there is one at most
 */
record Cursor(Instant at, String id) {

    /** The order of lists that tell the newest first. */
    static final Comparator<Cursor> NEWEST_FIRST =
            Comparator.comparing(Cursor::at).reversed().thenComparing(Cursor::id);

    /** The order of lists that tell the oldest first. */
    static final Comparator<Cursor> OLDEST_FIRST =
            Comparator.comparing(Cursor::at).thenComparing(Cursor::id);

    /** A word without meaning to others, safe in addresses. */
    String word() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * That of a {@link #word()}.
     *
     * @throws ApiProblem when it is none
     */
    static Cursor parse(String word) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new Cursor(
                    Instant.parse(text.substring(0, Math.max(0, space))),
                    text.substring(space + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ApiProblem.badRequest("cursor is not the next of an earlier answer");
        }
    }
}
