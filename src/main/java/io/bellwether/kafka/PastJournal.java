package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.EntryReader;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the journal of an asset says so far. All calls block; safe for several threads. */
final class PastJournal {

    /** Entries that are read from the end on first; four times as many if they do not suffice. */
    private static final long TAIL = 2_000;

    private final TopicReader reader;
    private final TopicNames names;
    private final EntryReader entries;

    PastJournal(TopicReader reader, TopicNames names, EntryReader entries) {
        this.reader = reader;
        this.names = names;
        this.entries = entries;
    }

    /** Everything, open transactions included: what is still open is committed or void soon. */
    TopicRange all(Asset asset) {
        return reader.toHighWatermark(names.scored(), asset.partition());
    }

    /** What was written at {@code time} or later, as far as {@code all} goes. */
    TopicRange since(Instant time, TopicRange all) {
        List<TopicRange> ranges =
                reader.ranges(List.of(all.topic()), Optional.of(time), Optional.empty());
        for (TopicRange range : ranges) {
            if (range.partition() == all.partition()) {
                return from(Math.min(range.from(), all.to()), all);
            }
        }
        return all;
    }

    /** The shortest end of {@code all} that is long enough to hold what {@code isWanted}. */
    TopicRange tail(TopicRange all, Predicate<Input> isWanted) {
        long length = TAIL;
        while (true) {
            TopicRange tail = from(Math.max(all.from(), all.to() - length), all);
            if (tail.from() == all.from() || holds(tail, isWanted)) {
                return tail;
            }
            length *= 4;
        }
    }

    private boolean holds(TopicRange range, Predicate<Input> isWanted) {
        boolean[] isFound = {false};
        read(range, input -> isFound[0] |= isWanted.test(input));
        return isFound[0];
    }

    static TopicRange from(long offset, TopicRange range) {
        return new TopicRange(range.topic(), range.partition(), offset, range.to());
    }

    /** Hands out the entries of {@code range} in their order. */
    void read(TopicRange range, Consumer<Input> each) {
        try (TopicCursor cursor = open(range)) {
            while (cursor.hasNext()) {
                entries(cursor.next()).forEach(each);
            }
        }
    }

    /** The records of {@code range}; to be closed. */
    TopicCursor open(TopicRange range) {
        return reader.open(List.of(range));
    }

    /** What {@code record} says; nothing when it cannot be read. */
    List<Input> entries(InputRecord record) {
        return entries.read(record) instanceof Entries.Read read
                ? read.entries().stream().map(Entries.Addressed::input).toList()
                : List.of();
    }
}
