package io.bellwether.app;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.InputRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Erasures as the control topic and the journal tell of them: who asked is in the first, and who
 * was told in the second. Not safe for several threads.
 */
final class KnownErasures {

    /** The time up to which each erases, by id. */
    private final Map<String, Instant> asked = new TreeMap<>();

    /** Where the journal of each asset has it, by id and partition. */
    private final Map<String, Map<Integer, Entry>> journalled = new HashMap<>();

    private record Entry(long offset, Instant writtenAt) {}

    /** The control topic has it. */
    void asked(Input.AuthorErased erased) {
        asked.put(erased.id(), erased.at());
    }

    /** The journal has it in {@code record}; of several that are alike the first one counts. */
    void journalled(Input.AuthorErased erased, InputRecord record) {
        journalled
                .computeIfAbsent(erased.id(), absent -> new HashMap<>())
                .putIfAbsent(record.partition(), new Entry(record.offset(), record.timestamp()));
    }

    boolean isAsked(String id) {
        return asked.containsKey(id);
    }

    /**
     * Of the one that erases up to the latest time: what was erased before it is erased by it, too.
     *
     * @param committed the next offset of the monitors by partition of the journal
     */
    ErasureProgress ofTheLast(Map<Integer, Long> committed) {
        return asked.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(last -> of(last.getKey(), committed))
                .orElseGet(ErasureProgress.NeverAsked::new);
    }

    /** Of the one with that id, which is written. */
    ErasureProgress of(String id, Map<Integer, Long> committed) {
        Map<Integer, Entry> entries = journalled.getOrDefault(id, Map.of());
        boolean isRead =
                entries.size() == Asset.values().length
                        && entries.entrySet().stream()
                                .allMatch(entry -> isBehind(committed, entry));
        Instant last =
                entries.values().stream()
                        .map(Entry::writtenAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return isRead && last != null
                ? new ErasureProgress.CarriedOut(id, last)
                : new ErasureProgress.Written(id);
    }

    private static boolean isBehind(Map<Integer, Long> committed, Map.Entry<Integer, Entry> entry) {
        return committed.getOrDefault(entry.getKey(), 0L) > entry.getValue().offset;
    }
}
