package io.bellwether.app;

import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the records of one topic that hold something of an author. For one thread. */
final class FoundCount {

    private final Sought sought;
    private final Predicate<InputRecord> isOfAuthor;

    /** By partition: whether the last record under the author's id is a deletion. */
    private final Map<Integer, Boolean> deleted = new HashMap<>();

    private long found;
    private long keyed;
    private @Nullable Instant newest;

    FoundCount(Sought sought, Predicate<InputRecord> isOfAuthor) {
        this.sought = sought;
        this.isOfAuthor = isOfAuthor;
    }

    void add(InputRecord record) {
        if (!isOfAuthor.test(record)) {
            return;
        }
        found++;
        Instant at = record.timestamp();
        newest = newest == null || newest.isBefore(at) ? at : newest;
        if (sought.isKey(record.key())) {
            keyed++;
            deleted.put(record.partition(), record.value() == null);
        }
    }

    /** What {@code topic} holds, of which every record was added. */
    AuthorSearch.Holding in(String topic) {
        boolean isDeleted = keyed == found && !deleted.containsValue(false);
        return new AuthorSearch.Holding(topic, found, newest, isDeleted);
    }
}
