package io.bellwether.corenlp;

import io.bellwether.sentiment.Sentiment;
import java.util.Arrays;
import java.util.Map;

/**
 * Weights by feature key: open addressing, at most half full, no object for an entry. Immutable.
 */
final class FeatureTable {

    /** Weights of a feature: one for each class, in the classes' order. */
    static final int CLASSES = Sentiment.values().length;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SMALLEST = 16;

    private final long[] keys;
    private final short[] weights;
    private final int shift;
    private final int size;

    /**
     * @param rows three weights for each key, in 1/{@value LinearModel#STEPS}
     */
    FeatureTable(Map<Long, short[]> rows) {
        size = rows.size();
        int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size)) * 4);
        shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        keys = new long[capacity];
        weights = new short[capacity * CLASSES];
        rows.forEach(this::put);
    }

    private void put(long key, short[] row) {
        int slot = free(key);
        keys[slot] = key;
        System.arraycopy(row, 0, weights, slot * CLASSES, CLASSES);
    }

    private int free(long key) {
        int slot = (int) ((key * GOLDEN) >>> shift);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** Where a feature's weights are; negative when it has none. */
    int slot(long key) {
        int slot = (int) ((key * GOLDEN) >>> shift);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                return -1;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /**
     * A weight, in 1/{@value LinearModel#STEPS}.
     *
     * @param sentiment 0 for negative, 1 for neutral, 2 for positive
     */
    int weight(int slot, int sentiment) {
        return weights[slot * CLASSES + sentiment];
    }

    /** How many features there are. */
    int size() {
        return size;
    }

    /** One more than the highest slot. */
    int slots() {
        return keys.length;
    }

    /** All keys, ascending. */
    long[] keys() {
        return Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
    }
}
