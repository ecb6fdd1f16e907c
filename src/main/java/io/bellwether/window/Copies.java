package io.bellwether.window;

import io.bellwether.feedback.Fingerprint;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.function.LongPredicate;

/**
 * Remembers the texts of a day, to tell which records repeat one, word for word or nearly; and who
 * sent these, for as long as authors are counted. Not safe for several threads.
 */
final class Copies {

    private final LastSeen exact;
    private final NearCopies near;

    /** When each author last sent a copy that would have been a vote. */
    private final LastSeen senders;

    Copies() {
        this(
                new LastSeen(NearCopies.WINDOW),
                new NearCopies(),
                new LastSeen(VoteRule.AUTHORS_COUNTED.toSeconds()));
    }

    private Copies(LastSeen exact, NearCopies near, LastSeen senders) {
        this.exact = exact;
        this.near = near;
        this.senders = senders;
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
    void count(long author, long now) {
        if (author != 0) {
            senders.put(author, now);
        }
    }

    /**
     * Forgets authors with those marks. Texts stay known for their day: they lead to nobody, and
     * whoever sends another copy shall have no voice for it.
     */
    void forgetSenders(LongPredicate those) {
        senders.forget(those);
    }

    void writeTo(StateWriter state, long now) {
        exact.writeTo(state, now);
        near.writeTo(state, now);
        senders.writeTo(state, now);
    }

    static Copies restore(StateReader state) {
        LastSeen exact = LastSeen.restore(NearCopies.WINDOW, state);
        NearCopies near = NearCopies.restore(state);
        LastSeen senders = LastSeen.restore(VoteRule.AUTHORS_COUNTED.toSeconds(), state);
        return new Copies(exact, near, senders);
    }
}
