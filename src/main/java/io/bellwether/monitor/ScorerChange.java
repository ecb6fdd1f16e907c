package io.bellwether.monitor;

import io.bellwether.feedback.Asset;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Notices when texts come from another scorer, and gathers what it scored again before. Not safe
 * for several threads.
 *
 * <p>A scorer that was heard within a day is no other one: in a rolling upgrade, or when two files
 * are read side by side, two scorers take turns. One that comes back after a day is.
 */
final class ScorerChange {

    private static final Duration TAKING_TURNS = Duration.ofDays(1);

    /** When each scorer was last heard, in event time. */
    private final TreeMap<String, Instant> heard = new TreeMap<>();

    /** Who was heard last; empty before the first vote. */
    private String last = "";

    private @Nullable RescoredVotes rescored;

    /**
     * A record was scored again. A scorer that begins another time to do so begins anew.
     *
     * @param at what the monitor has read up to
     */
    void rescored(ScoredFeedback feedback, Instant at, MonitorSettings settings) {
        RescoredVotes votes = rescored;
        if (votes == null || !votes.scorerId().equals(feedback.scorerId())) {
            votes =
                    new RescoredVotes(
                            feedback.scorerId(), feedback.asset(), settings.authorWindow());
            rescored = votes;
        }
        votes.add(feedback, at, settings);
    }

    /** The scorer {@code id} takes over: what it scored again; empty if it did not. */
    Optional<RescoredVotes.Again> takeOver(String id, Instant at, MonitorSettings settings) {
        RescoredVotes votes = rescored;
        rescored = null;
        if (!last.isEmpty()) {
            // Its last records may still come, long after the one before where few people write.
            heard.put(last, at);
        }
        hear(id, at);
        return votes == null || !votes.scorerId().equals(id)
                ? Optional.empty()
                : Optional.of(votes.finish(at, settings));
    }

    /** A vote was read. Whether its text is of another scorer than those of the last day. */
    boolean isOther(ScoredFeedback vote) {
        if (!(vote.score() instanceof Score.Scored)) {
            return false;
        }
        String id = vote.scorerId();
        boolean isOther = !last.isEmpty() && !last.equals(id) && !isRecent(id, vote.eventTime());
        hear(id, vote.eventTime());
        return isOther;
    }

    private boolean isRecent(String id, Instant now) {
        Instant before = heard.get(id);
        return before != null && !before.isBefore(now.minus(TAKING_TURNS));
    }

    private void hear(String id, Instant at) {
        if (!last.equals(id)) {
            heard.values().removeIf(before -> before.isBefore(at.minus(TAKING_TURNS)));
        }
        heard.put(id, at);
        last = id;
    }

    /** Lets go of records of authors with those marks. */
    void forgetHeld(LongPredicate those) {
        if (rescored != null) {
            rescored.forgetHeld(those);
        }
    }

    /** Forgets people with those marks. */
    void forgetPeople(LongPredicate those) {
        if (rescored != null) {
            rescored.forgetPeople(those);
        }
    }

    void writeTo(StateWriter state) {
        state.putString(last).putInt(heard.size());
        for (Map.Entry<String, Instant> entry : heard.entrySet()) {
            state.putString(entry.getKey()).putInstant(entry.getValue());
        }
        state.putBoolean(rescored != null);
        if (rescored != null) {
            rescored.writeTo(state);
        }
    }

    static ScorerChange restore(Asset asset, MonitorSettings settings, StateReader state) {
        ScorerChange change = new ScorerChange();
        change.last = state.getString();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            change.heard.put(state.getString(), state.getInstant());
        }
        if (state.getBoolean()) {
            change.rescored = RescoredVotes.restore(asset, settings, state);
        }
        return change;
    }
}
