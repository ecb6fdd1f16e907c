package io.bellwether.monitor;

import io.bellwether.detection.Rescoring;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the levels of one scorer apart from those of the next: one that takes over brings its own
 * for what was said before, and one that only appears has none. Not safe for several threads.
 */
final class ScorerTakeover {

    private final MonitorState state;
    private final ChangePublisher changes;

    ScorerTakeover(MonitorState state, ChangePublisher changes) {
        this.state = state;
        this.changes = changes;
    }

    /** A record was scored again, by who is about to take over. */
    void rescored(ScoredFeedback feedback) {
        if (!state.erasures().cover(feedback)) {
            state.scorers().rescored(feedback, state.now(), state.settings().value());
        }
    }

    /** Another scorer takes over, once. */
    void replace(Input.ScorerReplaced replaced, List<Output> outputs) {
        if (replaced.asset() == state.asset() && state.notes().isNew("scorer " + replaced.id())) {
            Instant now = state.now();
            Optional<RescoredVotes.Again> again =
                    state.scorers().takeOver(replaced.scorerId(), now, state.settings().value());
            forgetLevels();
            if (state.staff() == null) {
                again.ifPresent(votes -> state.themes().replaceBy(votes.themes()));
            }
            Rescoring scores = again.map(RescoredVotes.Again::scores).orElseGet(Rescoring::new);
            changes.publish(state.detector().rescore(scores, now), outputs);
            state.hypotheses().scorerChanged(now);
        }
    }

    /** A vote is about to count: perhaps the first of another scorer, who did not take over. */
    void heard(ScoredFeedback vote, List<Output> outputs) {
        if (state.scorers().isOther(vote)) {
            forgetLevels();
            changes.publish(state.detector().scorerChanged(vote.eventTime()), outputs);
            state.hypotheses().scorerChanged(vote.eventTime());
        }
    }

    /** Levels of another scorer are not to be added to those of this one. */
    private void forgetLevels() {
        state.themes().clear();
        StaffDesk staff = state.staff();
        if (staff != null) {
            staff.scorerChanged();
        }
    }
}
