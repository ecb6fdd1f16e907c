package io.bellwether.monitor;

import io.bellwether.alert.Alert;
import io.bellwether.alert.Quote;
import io.bellwether.detection.Change;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells what becomes of an asset's alert: at once, or of staff when five people stand behind it.
 * Not safe for several threads.
 */
final class AlertTeller {

    private final MonitorState state;
    private final AlertWriter writer;

    AlertTeller(MonitorState state) {
        this.state = state;
        StaffDesk staff = state.staff();
        Predicate<Quote> mayTell = staff == null ? quote -> true : staff::mayTell;
        writer =
                new AlertWriter(
                        state.asset(),
                        state.alerts(),
                        state.voteRule(),
                        state.detector(),
                        state.evidence(),
                        mayTell,
                        state.decisions(),
                        state.themes(),
                        state.campaigns());
    }

    /** A change of the alert. */
    void tell(Change change, List<Output> outputs) {
        StaffDesk staff = state.staff();
        if (staff != null) {
            staff.hold(change, state.notes().lastScorer());
            release(change.at(), outputs);
            return;
        }
        outputs.add(new Output.AlertChanged(written(change)));
    }

    private Alert written(Change change) {
        MonitorNotes notes = state.notes();
        return switch (change) {
            case Change.Raised raised -> writer.write(raised, notes.lastVote(), notes.lastScorer());
            case Change.Revised revised -> writer.write(revised);
            case Change.Cleared cleared -> writer.write(cleared);
            case Change.HourClosed hour -> throw new IllegalStateException("of no alert");
            case Change.PhaseChanged phase -> throw new IllegalStateException("of no alert");
        };
    }

    /** What waited, as far as it need not any more by {@code now}. */
    void release(Instant now, List<Output> outputs) {
        StaffDesk staff = state.staff();
        if (staff == null) {
            return;
        }
        Alert next = staff.next(writer, now, !state.block().isEmpty());
        while (next != null) {
            outputs.add(new Output.AlertChanged(next));
            next = staff.next(writer, now, !state.block().isEmpty());
        }
    }

    /** What the course of the alert has to add by {@code now}. */
    void propose(Instant now, List<Output> outputs) {
        state.alerts()
                .proposal(now)
                .ifPresent(alert -> outputs.add(new Output.AlertChanged(alert)));
    }
}
