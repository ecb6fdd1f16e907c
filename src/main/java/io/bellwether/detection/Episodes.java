package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/** Remembers how the last alert ended. Not safe for several threads. */
final class Episodes {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long RECOVERING_HOURS = 72;
    private static final long EPISODE_HOURS = 7 * Hours.DAY;
    private static final long LONGEST_EPISODE_HOURS = 28 * Hours.DAY;
    private static final int EPISODE_VOTES = 20;
    private static final long RELAPSE_HOURS = 24;

    private long searchFrom;
    private long recoveringUntil = NEVER;
    private long clearedAt = NEVER;

    /** No alert before hour {@code now}. */
    Episodes(long now) {
        searchFrom = now;
    }

    /** No onset lies before this hour. */
    long searchFrom() {
        return searchFrom;
    }

    /**
     * Whether the baseline has not seen enough of the last recovery at the beginning of hour {@code
     * now}.
     */
    boolean isRecovering(long now) {
        return now < recoveringUntil;
    }

    /** An alert ended because things are well again. */
    void clear(long now) {
        searchFrom = now;
        clearedAt = now;
        recoveringUntil = now + RECOVERING_HOURS;
    }

    /** The level was accepted: whatever comes is a new episode. */
    void accept(long now) {
        searchFrom = now;
        clearedAt = NEVER;
        recoveringUntil = NEVER;
    }

    /** Whether a drop found in hour {@code now} belongs to the alert that was cleared last. */
    boolean isSame(long onset, long now, HourLog log) {
        if (clearedAt == NEVER) {
            return false;
        }
        long span = now - log.hourOfLastVotes(EPISODE_VOTES, now);
        long near = Math.min(LONGEST_EPISODE_HOURS, Math.max(EPISODE_HOURS, span));
        return now - clearedAt <= near || onset <= clearedAt + RELAPSE_HOURS;
    }

    void writeTo(StateWriter state) {
        state.putLong(searchFrom).putLong(recoveringUntil).putLong(clearedAt);
    }

    static Episodes readFrom(StateReader state) {
        Episodes episodes = new Episodes(state.getLong());
        episodes.recoveringUntil = state.getLong();
        episodes.clearedAt = state.getLong();
        return episodes;
    }
}
