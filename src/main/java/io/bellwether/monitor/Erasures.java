package io.bellwether.monitor;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which authors were erased, and up to when: what they said until then may still come, and is not
 * read. Keeps marks of the names only as long as it could be a vote. Not safe for several threads.
 */
final class Erasures {

    private final TreeMap<Long, Instant> until = new TreeMap<>();

    /** Adds the names of one author; returns their marks. */
    SortedSet<Long> add(SortedSet<String> pseudonyms, Instant at) {
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

    void writeTo(StateWriter state) {
        state.putInt(until.size());
        for (Map.Entry<Long, Instant> entry : until.entrySet()) {
            state.putLong(entry.getKey()).putInstant(entry.getValue());
        }
    }

    static Erasures restore(StateReader state) {
        Erasures erasures = new Erasures();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            erasures.until.put(state.getLong(), state.getInstant());
        }
        return erasures;
    }
}
