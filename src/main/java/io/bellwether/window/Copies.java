package io.bellwether.window;

import io.bellwether.feedback.Fingerprint;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Remembers the texts of a day, to tell which records repeat one, word for word or nearly; and who
 * sent these, for as long as authors are counted. Not safe for several threads.
 */
final class Copies {

    private static final long HOUR = 3600;

    private final LastSeen exact;
    private final NearCopies near;

    /** When each author last sent a copy that would have been a vote. */
    private final LastSeen senders;

    /** Copies without author by hour that came from one-per-person sources. */
    private final NavigableMap<Long, Long> nameless;

    Copies() {
        this(
                new LastSeen(NearCopies.WINDOW),
                new NearCopies(),
                new LastSeen(VoteRule.AUTHORS_COUNTED.toSeconds()),
                new TreeMap<>());
    }

    private Copies(
            LastSeen exact, NearCopies near, LastSeen senders, NavigableMap<Long, Long> nameless) {
        this.exact = exact;
        this.near = near;
        this.senders = senders;
        this.nameless = nameless;
    }

    /** Reads a record that is a vote unless it repeats another. Whether it does. */
    boolean isCopy(ScoredFeedback feedback, long now) {
        long fingerprint = feedback.fingerprint();
        if (fingerprint == Fingerprint.NONE) {
            return near.isNearCopy(feedback.sketch(), now);
        }
        long seen = exact.get(fingerprint);
        if (seen != LastSeen.NEVER && now - seen < NearCopies.WINDOW) {
            return true;
        }
        if (near.isNearCopy(feedback.sketch(), now)) {
            return true;
        }
        exact.put(fingerprint, now);
        return false;
    }

    /** When {@code author} sent a copy last; {@link LastSeen#NEVER} if not lately. */
    long lastOf(long author) {
        return senders.get(author);
    }

    /**
     * Counts a copy that would have been a vote.
     *
     * @param author mark of who sent it; 0 when unknown
     */
    void count(long author, long now, boolean isOnePerPerson) {
        if (author != 0) {
            senders.put(author, now);
        } else if (isOnePerPerson) {
            nameless.merge(Math.floorDiv(now, HOUR), 1L, Long::sum);
            long first = now - VoteRule.AUTHORS_COUNTED.toSeconds();
            nameless.headMap(Math.floorDiv(first, HOUR)).clear();
        }
    }

    /** People who sent copies since then, as the floors for staff count them. */
    long floorSenders(long since) {
        long unnamed = 0;
        for (long count : nameless.tailMap(Math.floorDiv(since, HOUR)).values()) {
            unnamed += count;
        }
        return senders.countSince(since) + unnamed;
    }

    void writeTo(StateWriter state, long now) {
        exact.writeTo(state, now);
        near.writeTo(state, now);
        senders.writeTo(state, now);
        state.putInt(nameless.size());
        nameless.forEach((hour, count) -> state.putLong(hour).putLong(count));
    }

    static Copies restore(StateReader state) {
        LastSeen exact = LastSeen.restore(NearCopies.WINDOW, state);
        NearCopies near = NearCopies.restore(state);
        LastSeen senders = LastSeen.restore(VoteRule.AUTHORS_COUNTED.toSeconds(), state);
        TreeMap<Long, Long> nameless = new TreeMap<>();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            nameless.put(state.getLong(), state.getLong());
        }
        return new Copies(exact, near, senders, nameless);
    }
}
