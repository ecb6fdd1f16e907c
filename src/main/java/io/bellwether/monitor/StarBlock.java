package io.bellwether.monitor;

import io.bellwether.alert.StaffFloor;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongPredicate;

/**
 * Collects the stars of the staff until five people have given some. Texts have blocks of their
 * own, in which fewer may have given any. Not safe for several threads.
 */
final class StarBlock {

    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final Crowd crowd;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private long votes;
    private double sum;

    StarBlock() {
        this(new Crowd());
    }

    private StarBlock(Crowd crowd) {
        this.crowd = crowd;
    }

    /**
     * One vote, not earlier than any before it.
     *
     * @param level of its stars, in [0, 1]
     */
    void add(ScoredFeedback vote, double level, boolean isOnePerPerson) {
        long hour = Math.floorDiv(vote.eventTime().getEpochSecond(), HOUR);
        if (crowd.isEmpty()) {
            from = Instant.ofEpochSecond(hour * HOUR);
        }
        to = Instant.ofEpochSecond((hour + 1) * HOUR);
        crowd.add(vote, isOnePerPerson);
        votes++;
        sum += level;
    }

    void forgetAuthors(LongPredicate those) {
        crowd.forgetAuthors(those);
    }

    boolean isEmpty() {
        return crowd.isEmpty();
    }

    /** End of the last hour with a vote. */
    Instant end() {
        return to;
    }

    /** Whether enough people are in it, and its last hour ended at {@code now} or before. */
    boolean isDue(Instant now) {
        return !crowd.isEmpty()
                && !to.isAfter(now)
                && StaffFloor.allowsLevel(Asset.STAFF, crowd.people());
    }

    /** Writes it into {@code ledger} and begins anew. */
    void closeInto(Ledger ledger) {
        ledger.add(from, to, votes, sum, crowd.people());
        crowd.clear();
        votes = 0;
        sum = 0;
    }

    void writeTo(StateWriter state) {
        crowd.writeTo(state);
        state.putInstant(from).putInstant(to).putLong(votes).putDouble(sum);
    }

    static StarBlock restore(StateReader state) {
        StarBlock block = new StarBlock(Crowd.restore(state));
        block.from = state.getInstant();
        block.to = state.getInstant();
        block.votes = state.getLong();
        block.sum = state.getDouble();
        return block;
    }
}
