package io.bellwether.monitor;

import io.bellwether.alert.QuotedAlerts;
import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which authors were erased, and up to when: what they said until then may still come, and is not
 * read. Keeps marks of the names only as long as it could be a vote. Not safe for several threads.
 */
final class Erasures {

    private final TreeMap<Long, Instant> until = new TreeMap<>();

    /** By erasure. */
    private final TreeMap<String, Due> due = new TreeMap<>();

    /** What is told once more, and when. */
    private record Due(Instant at, SortedSet<String> alertIds) {}

    /** Adds the names of one author; returns their marks. */
    Set<Long> add(SortedSet<String> pseudonyms, Instant at) {
        TreeSet<Long> marks = new TreeSet<>();
        for (String pseudonym : pseudonyms) {
            long mark = Hash.mark(pseudonym);
            marks.add(mark);
            until.merge(mark, at, (one, other) -> one.isAfter(other) ? one : other);
        }
        return marks;
    }

    /** Whether {@code feedback} was said by somebody who was erased since. */
    boolean cover(ScoredFeedback feedback) {
        String author = feedback.author();
        if (until.isEmpty() || author == null) {
            return false;
        }
        Instant end = until.get(Hash.mark(author));
        return end != null && !feedback.eventTime().isAfter(end);
    }

    /** Forgets those of whom all that could come is late: what is before {@code watermark}. */
    void forgetBefore(Instant watermark) {
        until.values().removeIf(end -> end.isBefore(watermark));
    }

    /** These alerts were told anew at {@code at}. */
    void toldAnew(String erasureId, Instant at, List<QuotedAlerts.Retold> retold) {
        TreeSet<String> ids = new TreeSet<>();
        retold.forEach(one -> ids.add(one.now().alertId()));
        if (!ids.isEmpty()) {
            due.put(erasureId, new Due(at.plus(Output.AuthorForgotten.ONCE_MORE), ids));
        }
    }

    /** What is to be told once more by {@code now}: alerts by erasure. */
    SortedMap<String, SortedSet<String>> takeDue(Instant now) {
        SortedMap<String, SortedSet<String>> taken = new TreeMap<>();
        due.forEach(
                (erasureId, one) -> {
                    if (!one.at.isAfter(now)) {
                        taken.put(erasureId, one.alertIds);
                    }
                });
        taken.keySet().forEach(due::remove);
        return taken;
    }

    void writeTo(StateWriter state) {
        state.putInt(until.size());
        for (Map.Entry<Long, Instant> entry : until.entrySet()) {
            state.putLong(entry.getKey()).putInstant(entry.getValue());
        }
        state.putInt(due.size());
        due.forEach(
                (erasureId, one) -> {
                    state.putString(erasureId).putInstant(one.at).putInt(one.alertIds.size());
                    one.alertIds.forEach(state::putString);
                });
    }

    static Erasures restore(StateReader state) {
        Erasures erasures = new Erasures();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            erasures.until.put(state.getLong(), state.getInstant());
        }
        int dues = state.getInt();
        for (int i = 0; i < dues; i++) {
            String erasureId = state.getString();
            Instant at = state.getInstant();
            TreeSet<String> ids = new TreeSet<>();
            int alerts = state.getInt();
            for (int j = 0; j < alerts; j++) {
                ids.add(state.getString());
            }
            erasures.due.put(erasureId, new Due(at, ids));
        }
        return erasures;
    }
}
