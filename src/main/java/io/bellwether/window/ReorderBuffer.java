package io.bellwether.window;

import io.bellwether.feedback.Hash;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds feedback until the watermark has passed it and gives it back in the one order that
 * everything later rests on: event time, then id, then pointer (so that two records of one id keep
 * a place each wherever they came from). Not safe for several threads.
 */
public final class ReorderBuffer {

    /** The order of event time; total up to records that are equal in all three. */
    public static final Comparator<ScoredFeedback> ORDER = ReorderBuffer::compare;

    private final PriorityQueue<ScoredFeedback> held = new PriorityQueue<>(ORDER);

    /** Written out, because it is called a dozen times for each record. */
    private static int compare(ScoredFeedback one, ScoredFeedback other) {
        int byTime = one.eventTime().compareTo(other.eventTime());
        if (byTime != 0) {
            return byTime;
        }
        int byId = one.id().compareTo(other.id());
        return byId != 0 ? byId : one.pointer().toString().compareTo(other.pointer().toString());
    }

    /** Holds {@code feedback}. */
    public void add(ScoredFeedback feedback) {
        held.add(feedback);
    }

    /** The earliest record that is before {@code watermark}, removed; null when there is none. */
    public @Nullable ScoredFeedback pollBefore(Instant watermark) {
        ScoredFeedback first = held.peek();
        return first != null && first.eventTime().isBefore(watermark) ? held.remove() : null;
    }

    /** The earliest record, kept; null when nothing is held. */
    public @Nullable ScoredFeedback peek() {
        return held.peek();
    }

    /** Lets go of records of authors with those {@link Hash#mark marks}. */
    public void forgetAuthors(LongPredicate those) {
        held.removeIf(feedback -> isOf(feedback, those));
    }

    /**
     * Leaves of records of authors with those {@link Hash#mark marks} what they count, and no more.
     */
    public void dropNames(LongPredicate those) {
        List<ScoredFeedback> named = new ArrayList<>();
        held.removeIf(feedback -> isOf(feedback, those) && named.add(feedback));
        named.forEach(feedback -> held.add(feedback.forgotten()));
    }

    private static boolean isOf(ScoredFeedback feedback, LongPredicate those) {
        String author = feedback.author();
        return author != null && those.test(Hash.mark(author));
    }

    /** How many records are held. */
    public int size() {
        return held.size();
    }

    /** Writes the records in order. */
    public void writeTo(StateWriter state) {
        List<ScoredFeedback> sorted = new ArrayList<>(held);
        sorted.sort(ORDER);
        state.putInt(sorted.size());
        sorted.forEach(feedback -> ScoredFeedbackState.put(state, feedback));
    }

    /** Reads what {@link #writeTo} wrote. */
    public static ReorderBuffer restore(StateReader state) {
        ReorderBuffer buffer = new ReorderBuffer();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            buffer.add(ScoredFeedbackState.get(state));
        }
        return buffer;
    }
}
