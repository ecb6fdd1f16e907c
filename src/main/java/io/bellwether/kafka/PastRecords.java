package io.bellwether.kafka;

import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Again;
import io.bellwether.sentiment.ScoredFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of an asset's journal that are to be scored again, in the order of the journal and
 * with their texts, part by part. Holds one part in memory. Belongs to one thread.
 */
final class PastRecords implements Iterator<PastRecords.Part>, AutoCloseable {

    private static final int LARGEST_PART = 1_000;

    private final PastJournal journal;
    private final PastTexts texts;
    private final Instant from;
    private final TopicCursor cursor;
    private @Nullable Pointer resumeAfter;

    /**
     * @param from event time of the oldest record
     * @param resumeAfter the last record that has been done already; null for none
     */
    PastRecords(
            PastJournal journal,
            PastTexts texts,
            TopicRange range,
            Instant from,
            @Nullable Pointer resumeAfter) {
        this.journal = journal;
        this.texts = texts;
        this.from = from;
        this.resumeAfter = resumeAfter;
        this.cursor = journal.open(range);
    }

    /**
     * Some records.
     *
     * @param again those whose text was found
     * @param read how many there were
     */
    record Part(List<Again> again, int read) {
        Part {
            again = List.copyOf(again);
        }
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    /** The next part, which may be empty. */
    @Override
    public Part next() {
        if (!cursor.hasNext()) {
            throw new NoSuchElementException("every record is read");
        }
        List<ScoredFeedback> entries = new ArrayList<>();
        while (entries.size() < LARGEST_PART && cursor.hasNext()) {
            for (Input input : journal.entries(cursor.next())) {
                if (input instanceof Input.Scored scored && isDue(scored.feedback())) {
                    entries.add(scored.feedback());
                }
            }
        }
        return new Part(texts.find(entries), entries.size());
    }

    private boolean isDue(ScoredFeedback entry) {
        if (resumeAfter != null) {
            if (entry.pointer().equals(resumeAfter)) {
                resumeAfter = null;
            }
            return false;
        }
        return !entry.eventTime().isBefore(from);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
