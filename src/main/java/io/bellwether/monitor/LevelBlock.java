package io.bellwether.monitor;

import io.bellwether.alert.StaffFloor;
import io.bellwether.detection.Change;
import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the hours of one asset until they may be shown, and gives them out as one level record.
 * Counts what was read beside the votes. Not safe for several threads.
 */
final class LevelBlock {

    private final Asset asset;
    private final Crowd crowd;

    /** Of the block that was closed last; asked for at once, so no snapshot has it. */
    private long lastPeople;

    private @Nullable Instant from;
    private long votes;
    private double levelSum;
    private double expectedSum;
    private double squaredWidthSum;
    private double expectedVotes;
    private long records;
    private long notScored;
    private long duplicates;
    private long late;

    LevelBlock(Asset asset) {
        this(asset, new Crowd());
    }

    private LevelBlock(Asset asset, Crowd crowd) {
        this.asset = asset;
        this.crowd = crowd;
    }

    /** One record was read in the order of event time. */
    void read(ScoredFeedback feedback, Reading reading, boolean isOnePerPerson) {
        records++;
        if (reading == Reading.DUPLICATE) {
            duplicates++;
        } else if (feedback.score() instanceof Score.NotScored) {
            // Its stars may be a vote, but the level that is shown is that of texts.
            notScored++;
        } else if (reading.isVote()) {
            crowd.add(feedback, isOnePerPerson);
        }
    }

    /** People in the block that {@link #close} has just given, as many as they are at least. */
    long lastPeople() {
        return lastPeople;
    }

    /** Whether nobody has voted since the last block. */
    boolean isEmpty() {
        return crowd.isEmpty();
    }

    /** One record came behind the watermark. */
    void late() {
        late++;
    }

    /**
     * An hour with votes ended. The block, when it may be shown; null when it needs more authors.
     */
    @Nullable Level close(Change.HourClosed hour) {
        if (from == null) {
            from = hour.at().minus(Duration.ofHours(1));
        } else {
            expectedVotes += hour.quiet();
        }
        expectedVotes += hour.turnout().expected();
        votes += hour.votes();
        levelSum += hour.votes() * hour.mean();
        expectedSum += hour.votes() * hour.expected();
        double width = hour.votes() * hour.halfWidth();
        squaredWidthSum += width * width;
        if (!StaffFloor.allowsLevel(asset, crowd.people())) {
            return null;
        }
        Level level = level(from, hour);
        lastPeople = crowd.people();
        clear();
        return level;
    }

    private Level level(Instant begin, Change.HourClosed last) {
        return new Level(
                asset,
                begin,
                last.at(),
                votes,
                crowd.authors(),
                levelSum / votes,
                StaffFloor.modelled(asset, expectedSum / votes),
                StaffFloor.modelled(asset, Math.sqrt(squaredWidthSum) / votes),
                StaffFloor.evidence(asset, last.logEvidence()),
                last.phase(),
                records,
                notScored,
                duplicates,
                late,
                expectedVotes,
                last.turnout().of(expectedVotes).isSurge(votes));
    }

    private void clear() {
        crowd.clear();
        from = null;
        votes = 0;
        levelSum = 0;
        expectedSum = 0;
        squaredWidthSum = 0;
        expectedVotes = 0;
        records = 0;
        notScored = 0;
        duplicates = 0;
        late = 0;
    }

    /**
     * Drops the names of authors with those marks: a block of staff needs others in their place.
     */
    void forgetAuthors(LongPredicate those) {
        crowd.forgetAuthors(those);
    }

    void writeTo(StateWriter state) {
        crowd.writeTo(state);
        state.putBoolean(from != null);
        if (from != null) {
            state.putInstant(from);
        }
        state.putLong(votes).putDouble(levelSum).putDouble(expectedSum).putDouble(squaredWidthSum);
        state.putDouble(expectedVotes);
        state.putLong(records).putLong(notScored).putLong(duplicates).putLong(late);
    }

    static LevelBlock restore(Asset asset, StateReader state) {
        LevelBlock block = new LevelBlock(asset, Crowd.restore(state));
        if (state.getBoolean()) {
            block.from = state.getInstant();
        }
        block.votes = state.getLong();
        block.levelSum = state.getDouble();
        block.expectedSum = state.getDouble();
        block.squaredWidthSum = state.getDouble();
        block.expectedVotes = state.getDouble();
        block.records = state.getLong();
        block.notScored = state.getLong();
        block.duplicates = state.getLong();
        block.late = state.getLong();
        return block;
    }
}
