package io.bellwether.monitor;

import static java.time.temporal.ChronoUnit.HOURS;

import io.bellwether.detection.Change;
import io.bellwether.detection.Phase;
import io.bellwether.hypothesis.Part;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.List;

/**
 * Makes outputs of what the detector finds, and closes blocks of hours: with one of staff, claims
 * and themes hear of its votes. Not safe for several threads.
 */
final class ChangePublisher {

    private final MonitorState state;
    private final AlertTeller alerts;

    ChangePublisher(MonitorState state, AlertTeller alerts) {
        this.state = state;
        this.alerts = alerts;
    }

    /** What the detector has found, in order. */
    void publish(List<Change> changes, List<Output> outputs) {
        for (Change change : changes) {
            alerts.propose(change.at(), outputs);
            switch (change) {
                case Change.Raised raised -> alerts.tell(raised, outputs);
                case Change.Revised revised -> alerts.tell(revised, outputs);
                case Change.Cleared cleared -> alerts.tell(cleared, outputs);
                case Change.HourClosed hour -> close(hour, outputs);
                case Change.PhaseChanged changed -> {
                    if (changed.to() == Phase.DATA_GAP) {
                        Level gap = Level.gap(state.asset(), changed.at());
                        outputs.add(new Output.LevelClosed(gap));
                    }
                }
            }
        }
    }

    private void close(Change.HourClosed hour, List<Output> outputs) {
        state.campaigns().close(hour);
        Level level = state.block().close(hour);
        if (level == null) {
            return;
        }
        outputs.add(new Output.LevelClosed(state.campaigns().beside(level)));
        StaffDesk staff = state.staff();
        if (staff != null) {
            Instant at = level.to().minus(1, HOURS);
            staff.closed(level, state.block().lastPeople(), vote -> count(at, vote, Part.TEXT));
            alerts.release(level.to(), outputs);
        }
    }

    /** The block of stars of staff, if it can be closed by {@code now}; others have none. */
    void closeStars(Instant now, List<Output> outputs) {
        StaffDesk staff = state.staff();
        if (staff != null) {
            staff.closeStars(now, (vote, end) -> count(end.minus(1, HOURS), vote, Part.STARS));
            alerts.release(now, outputs);
        }
    }

    /** What a closed block of the staff said, for claims and themes. */
    private void count(Instant at, ScoredFeedback vote, Part part) {
        MonitorSettings settings = state.settings().value();
        state.hypotheses().vote(at, vote, settings.isOnePerPerson(vote.source()), part);
        if (part == Part.TEXT && vote.score() instanceof Score.Scored scored) {
            state.themes().add(at, vote.themes(), scored.level(), Votes.person(vote, settings));
        }
    }
}
