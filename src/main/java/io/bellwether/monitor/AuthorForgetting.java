package io.bellwether.monitor;

import io.bellwether.alert.QuotedAlerts;
import io.bellwether.alert.StaffFloor;
import io.bellwether.theme.ThemeLog;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Takes people out of every part that knows them: authors who are erased, and all names when they
 * are made with another key. Not safe for several threads.
 */
final class AuthorForgetting {

    private final MonitorState state;

    AuthorForgetting(MonitorState state) {
        this.state = state;
    }

    /**
     * Erases one author, once.
     *
     * @param at up to when
     */
    void erase(Input.AuthorErased erased, Instant at, List<Output> outputs) {
        if (erased.asset() == state.asset() && state.notes().isNew("erasure " + erased.id())) {
            Set<Long> authors = state.erasures().add(erased.pseudonyms(), at);
            LongPredicate those = authors::contains;
            forgetHeld(those);
            state.evidence().forgetAuthors(those);
            state.alerts().forgetAuthors(those);
            forgetPeople(those);
            StaffDesk staff = state.staff();
            if (staff != null) {
                staff.forgetQuotes(those);
            }
            List<QuotedAlerts.Retold> retold = state.quoted().forgetAuthors(those);
            state.erasures().toldAnew(erased.id(), at, retold);
            outputs.add(new Output.AuthorForgotten(erased.id(), new TreeSet<>(authors), retold));
        }
    }

    /** Notes whom the alerts among {@code outputs} quote. */
    void told(List<Output> outputs) {
        for (Output output : outputs) {
            if (output instanceof Output.AlertChanged changed) {
                state.quoted().told(changed.alert());
            }
        }
    }

    /** Tells once more, as they are after {@code outputs}, the alerts for which it is time. */
    void tellOnceMore(Instant now, List<Output> outputs) {
        told(outputs);
        state.erasures()
                .takeDue(now)
                .forEach((erasureId, alertIds) -> outputs.add(again(erasureId, alertIds)));
    }

    private Output again(String erasureId, Set<String> alertIds) {
        return new Output.AuthorForgotten(
                erasureId, new TreeSet<>(), state.quoted().again(alertIds));
    }

    /** Under another key everybody is new: the old names would count the same people twice. */
    void rename(Input.AuthorsNamed named) {
        String before = state.notes().authorsKey();
        if (named.asset() == state.asset() && !named.keyId().equals(before)) {
            if (!before.isEmpty()) {
                forgetAllNames();
            }
            state.notes().nameAuthorsBy(named.keyId());
        }
    }

    private void forgetAllNames() {
        state.campaigns().namesChanged();
        if (StaffFloor.levelAuthors(state.asset()) > 0) {
            // Those whom it protects must not stand in one block under both names.
            forgetHeld(mark -> true);
        }
        forgetPeople(mark -> mark < 0 || mark > ThemeLog.MOST_NAMELESS);
    }

    private void forgetHeld(LongPredicate those) {
        state.held().forgetAuthors(those);
        state.scorers().forgetHeld(those);
    }

    private void forgetPeople(LongPredicate those) {
        state.voteRule().forgetAuthors(those, state.now());
        state.block().forgetAuthors(those);
        StaffDesk staff = state.staff();
        if (staff != null) {
            staff.forgetAuthors(those);
        }
        state.scorers().forgetPeople(those);
        state.hypotheses().forgetPeople(those);
        state.themes().forgetPeople(those);
    }
}
