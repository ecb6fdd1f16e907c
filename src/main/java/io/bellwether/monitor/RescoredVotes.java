package io.bellwether.monitor;

import io.bellwether.detection.Rescoring;
import io.bellwether.detection.Vote;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import io.bellwether.window.Reading;
import io.bellwether.window.ReorderBuffer;
import io.bellwether.window.VoteRule;
import java.time.Duration;
import java.time.Instant;

/**
 * The records of the last weeks as another scorer scores them. They become votes by the same rule
 * as others, with a memory of its own. They come in the order of event time, give or take the
 * allowed lateness; what comes later than that is left out. Not safe for several threads.
 */
final class RescoredVotes {

    private final String scorerId;
    private final ReorderBuffer held;
    private final VoteRule rule;
    private final Rescoring scores;
    private Instant newest;

    private RescoredVotes(
            String scorerId, ReorderBuffer held, VoteRule rule, Rescoring scores, Instant newest) {
        this.scorerId = scorerId;
        this.held = held;
        this.rule = rule;
        this.scores = scores;
        this.newest = newest;
    }

    RescoredVotes(String scorerId, Duration authorWindow) {
        this(
                scorerId,
                new ReorderBuffer(),
                new VoteRule(authorWindow),
                new Rescoring(),
                Instant.EPOCH);
    }

    String scorerId() {
        return scorerId;
    }

    void add(ScoredFeedback feedback, MonitorSettings settings) {
        if (feedback.eventTime().isBefore(newest.minus(settings.lateness()))) {
            return;
        }
        held.add(feedback);
        newest = newest.isBefore(feedback.eventTime()) ? feedback.eventTime() : newest;
        readBefore(newest.minus(settings.lateness()), settings);
    }

    /** All of them, by hour. */
    Rescoring finish(MonitorSettings settings) {
        readBefore(Instant.MAX, settings);
        return scores;
    }

    private void readBefore(Instant end, MonitorSettings settings) {
        rule.changeAuthorWindow(settings.authorWindow());
        ScoredFeedback next = held.pollBefore(end);
        while (next != null) {
            Reading reading = rule.read(next, settings.isOnePerPerson(next.source()));
            Votes.of(next, reading).ifPresent(this::add);
            next = held.pollBefore(end);
        }
    }

    private void add(Vote vote) {
        vote.text().ifPresent(level -> scores.add(vote.eventTime(), level));
    }

    void writeTo(StateWriter state) {
        state.putString(scorerId).putInstant(newest);
        held.writeTo(state);
        rule.writeTo(state, newest);
        scores.writeTo(state);
    }

    static RescoredVotes restore(MonitorSettings settings, StateReader state) {
        String scorerId = state.getString();
        Instant newest = state.getInstant();
        ReorderBuffer held = ReorderBuffer.restore(state);
        VoteRule rule = VoteRule.restore(settings.authorWindow(), state);
        return new RescoredVotes(scorerId, held, rule, Rescoring.restore(state), newest);
    }
}
