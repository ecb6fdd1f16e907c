package io.bellwether.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a {@link Board} is.
 *
 * @param isCaughtUp whether everything that was there at the beginning has been taken
 * @param failedSince when its source failed; null while it works
 * @param lastRecordAt when the newest record was written, by its topic's clock; null before the
 *     first
 * @param malformed records that could not be read
 */
public record BoardStatus(
        boolean isCaughtUp,
        @Nullable Instant failedSince,
        @Nullable Instant lastRecordAt,
        long malformed) {

    /** Whether what is shown may be out of date. */
    public boolean isStale() {
        return failedSince != null;
    }
}
