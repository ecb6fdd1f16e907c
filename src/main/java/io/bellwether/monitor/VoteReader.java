package io.bellwether.monitor;

import io.bellwether.detection.Vote;
import io.bellwether.hypothesis.Part;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.window.Reading;
import java.util.List;

/**
 * Reads feedback in the order of event time: tells every part what it is to them, a vote, a copy or
 * neither. Not safe for several threads.
 */
final class VoteReader {

    private final MonitorState state;
    private final ScorerTakeover scorers;
    private final ChangePublisher changes;

    VoteReader(MonitorState state, ScorerTakeover scorers, ChangePublisher changes) {
        this.state = state;
        this.scorers = scorers;
        this.changes = changes;
    }

    /** One record, when time has passed up to it. */
    void read(ScoredFeedback feedback, List<Output> outputs) {
        state.decisions().heard(feedback.eventTime());
        boolean isOnePerPerson = isOnePerPerson(feedback);
        Reading reading = state.voteRule().read(feedback, isOnePerPerson);
        state.block().read(feedback, reading, isOnePerPerson);
        state.campaigns().read(feedback.eventTime(), reading);
        if (reading == Reading.COPY) {
            leaveOut(feedback, outputs);
        }
        Votes.of(feedback, reading).ifPresent(vote -> count(feedback, vote, outputs));
    }

    private boolean isOnePerPerson(ScoredFeedback feedback) {
        return state.settings().value().isOnePerPerson(feedback.source());
    }

    /** A copy speaks for nobody: it has no part in levels, evidence, themes and hypotheses. */
    private void leaveOut(ScoredFeedback copy, List<Output> outputs) {
        Vote vote = Votes.ifCounted(copy);
        state.campaigns().copy(vote);
        if (vote.text().isPresent()) {
            double level = vote.text().getAsDouble();
            changes.publish(state.detector().copy(copy.eventTime(), level), outputs);
        }
    }

    private void count(ScoredFeedback feedback, Vote vote, List<Output> outputs) {
        scorers.heard(feedback, outputs);
        vote.text().ifPresent(level -> state.evidence().add(feedback, level));
        boolean isOnePerPerson = isOnePerPerson(feedback);
        StaffDesk staff = state.staff();
        if (staff == null) {
            remember(feedback, vote, isOnePerPerson);
        } else {
            double stars = vote.rating().orElse(Double.NaN);
            staff.vote(feedback, vote.text().isPresent(), stars, isOnePerPerson);
        }
        state.notes().voted(feedback);
        changes.publish(state.detector().vote(vote), outputs);
    }

    private void remember(ScoredFeedback feedback, Vote vote, boolean isOnePerPerson) {
        vote.text().ifPresent(level -> addThemes(feedback, level));
        state.hypotheses().vote(feedback.eventTime(), feedback, isOnePerPerson, Part.ALL);
    }

    private void addThemes(ScoredFeedback feedback, double level) {
        long person = Votes.person(feedback, state.settings().value());
        state.themes().add(feedback.eventTime(), feedback.themes(), level, person);
    }
}
