package io.bellwether.monitor;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * A set of 64-bit marks, none of which is 0. Open addressing over one array, at most half full,
 * because a tree of boxed numbers takes several times as long. Not safe for several threads.
 */
final class MarkSet {

    private static final int LEAST_SLOTS = 64;

    private long[] slots = new long[LEAST_SLOTS];
    private int size;

    /** Adds {@code mark}, if it is not there. */
    void add(long mark) {
        int slot = slotOf(mark, slots);
        if (slots[slot] == mark) {
            return;
        }
        slots[slot] = mark;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    int size() {
        return size;
    }

    /** Takes every mark out. */
    void clear() {
        if (slots.length > LEAST_SLOTS) {
            slots = new long[LEAST_SLOTS];
        } else {
            Arrays.fill(slots, 0);
        }
        size = 0;
    }

    /** Takes out those marks. */
    void forget(LongPredicate those) {
        long[] before = sorted();
        clear();
        for (long mark : before) {
            if (!those.test(mark)) {
                add(mark);
            }
        }
    }

    /** The marks in ascending order, so that equal sets are written alike. */
    long[] sorted() {
        long[] sorted = new long[size];
        int count = 0;
        for (long mark : slots) {
            if (mark != 0) {
                sorted[count++] = mark;
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        for (long mark : slots) {
            if (mark != 0) {
                larger[slotOf(mark, larger)] = mark;
            }
        }
        slots = larger;
    }

    private static int slotOf(long mark, long[] slots) {
        long mixed = mark * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != mark) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
