package io.bellwether.app;

import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the records of one topic that hold something of an author. For one thread. */
final class FoundCount {

    private final Sought sought;
    private final Predicate<InputRecord> isOfAuthor;
    private final Function<InputRecord, Optional<Instant>> replacedAt;

    /** By partition: whether the last record under the author's id is a deletion. */
    private final Map<Integer, Boolean> deleted = new HashMap<>();

    private long found;
    private long keyed;
    private long replaced;
    private @Nullable Instant newest;
    private @Nullable Instant lastReplaced;

    /**
     * @param replacedAt when a successor without the author was written, if one was
     */
    FoundCount(
            Sought sought,
            Predicate<InputRecord> isOfAuthor,
            Function<InputRecord, Optional<Instant>> replacedAt) {
        this.sought = sought;
        this.isOfAuthor = isOfAuthor;
        this.replacedAt = replacedAt;
    }

    void add(InputRecord record) {
        if (!isOfAuthor.test(record)) {
            return;
        }
        found++;
        newest = later(newest, record.timestamp());
        Optional<Instant> successor = replacedAt.apply(record);
        if (successor.isPresent()) {
            replaced++;
            lastReplaced = later(lastReplaced, successor.get());
        }
        if (sought.isKey(record.key())) {
            keyed++;
            deleted.put(record.partition(), record.value() == null);
        }
    }

    /** What {@code topic} holds, of which every record was added. */
    AuthorSearch.Holding in(String topic) {
        boolean isDeleted = keyed == found && !deleted.containsValue(false);
        Instant replacedBy = replaced == found ? lastReplaced : null;
        return new AuthorSearch.Holding(topic, found, newest, isDeleted, replacedBy);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
