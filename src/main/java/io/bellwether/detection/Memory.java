package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/** What a {@link Vigil} remembers of earlier alerts, and of the pace of votes. */
final class Memory {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long RECOVERING_HOURS = 72;
    private static final long EPISODE_HOURS = 7 * Hours.DAY;
    private static final long LONGEST_EPISODE_HOURS = 28 * Hours.DAY;
    private static final int EPISODE_VOTES = 20;
    private static final long RELAPSE_HOURS = 24;

    final long firstHour;
    VoteRate rate;

    /** No onset lies before this hour. */
    long searchFrom;

    /** Until this hour the baseline has not seen enough of the recovery. */
    long recoveringUntil = NEVER;

    private long clearedAt = NEVER;

    Memory(long firstHour, long searchFrom, VoteRate rate) {
        this.firstHour = firstHour;
        this.searchFrom = searchFrom;
        this.rate = rate;
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
    boolean isSameEpisode(long onset, long now, HourLog log) {
        if (clearedAt == NEVER) {
            return false;
        }
        long span = now - log.hourOfLastVotes(EPISODE_VOTES);
        long near = Math.min(LONGEST_EPISODE_HOURS, Math.max(EPISODE_HOURS, span));
        return now - clearedAt <= near || onset <= clearedAt + RELAPSE_HOURS;
    }

    void writeTo(StateWriter state) {
        state.putLong(firstHour).putLong(searchFrom).putLong(recoveringUntil).putLong(clearedAt);
        rate.writeTo(state);
    }

    static Memory readFrom(StateReader state) {
        long firstHour = state.getLong();
        long searchFrom = state.getLong();
        long recoveringUntil = state.getLong();
        long clearedAt = state.getLong();
        Memory memory = new Memory(firstHour, searchFrom, VoteRate.readFrom(state));
        memory.recoveringUntil = recoveringUntil;
        memory.clearedAt = clearedAt;
        return memory;
    }
}
