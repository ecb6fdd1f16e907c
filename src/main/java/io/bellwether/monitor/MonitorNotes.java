package io.bellwether.monitor;

import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.TreeSet;

/**
 * The few words that a monitor keeps from one entry to the next: what was carried out, whose vote
 * was the last, and what authors are named by. Not safe for several threads.
 */
final class MonitorNotes {

    /** Ids of what was carried out, so that a repeated delivery does nothing. */
    private final TreeSet<String> accepted = new TreeSet<>();

    /** Whose vote decides what comes true now; empty before the first. */
    private String lastVote = "";

    private String lastScorer = "";

    /** What authors are named by; empty before that was told. */
    private String authorsKey = "";

    /** Whether {@code id} is to be carried out, which it then counts as. */
    boolean isNew(String id) {
        return accepted.add(id);
    }

    /** {@code vote} decides what comes true from here on. */
    void voted(ScoredFeedback vote) {
        lastVote = vote.id();
        lastScorer = vote.scorerId();
    }

    String lastVote() {
        return lastVote;
    }

    /** Who scored the last vote. */
    String lastScorer() {
        return lastScorer;
    }

    String authorsKey() {
        return authorsKey;
    }

    /** Authors are named by {@code key} from here on. */
    void nameAuthorsBy(String key) {
        authorsKey = key;
    }

    void writeTo(StateWriter state) {
        state.putInt(accepted.size());
        accepted.forEach(state::putString);
        state.putString(lastVote).putString(lastScorer).putString(authorsKey);
    }

    static MonitorNotes restore(StateReader state) {
        MonitorNotes notes = new MonitorNotes();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            notes.accepted.add(state.getString());
        }
        notes.lastVote = state.getString();
        notes.lastScorer = state.getString();
        notes.authorsKey = state.getString();
        return notes;
    }
}
