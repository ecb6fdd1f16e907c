package io.bellwether.window;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * Remembers when a 64-bit mark was last seen, and forgets marks older than a horizon. Open
 * addressing over two arrays: 16 bytes a slot, at most three quarters full. A mark of 0 is not
 * allowed. Not safe for several threads.
 */
final class LastSeen {

    /** What {@link #get} gives for a mark that was never seen. */
    static final long NEVER = Long.MIN_VALUE;

    private final long horizon;
    private long[] marks = new long[64];
    private long[] times = new long[64];
    private int size;

    /**
     * @param horizon how long a mark is remembered at least, in the unit of the times
     */
    LastSeen(long horizon) {
        this.horizon = horizon;
    }

    /** When {@code mark} was put last, or {@link #NEVER}. It may be older than the horizon. */
    long get(long mark) {
        int slot = slotOf(mark, marks);
        return marks[slot] == mark ? times[slot] : NEVER;
    }

    /** Remembers that {@code mark} was seen at {@code now}, which does not go back. */
    void put(long mark, long now) {
        int slot = slotOf(mark, marks);
        if (marks[slot] != mark) {
            if ((size + 1) * 4L > marks.length * 3L) {
                rebuild(now);
                slot = slotOf(mark, marks);
            }
            marks[slot] = mark;
            size++;
        }
        times[slot] = now;
    }

    /** How many marks were seen at {@code since} or later. */
    int countSince(long since) {
        int count = 0;
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] != 0 && times[i] >= since) {
                count++;
            }
        }
        return count;
    }

    /** Drops what is past the horizon; doubles the arrays when that does not free half of them. */
    private void rebuild(long now) {
        int kept = countSince(now - horizon);
        int length = marks.length;
        while (kept * 2L > length) {
            length *= 2;
        }
        while (length > 64 && kept * 8L < length) {
            length /= 2;
        }
        long[] oldMarks = marks;
        long[] oldTimes = times;
        marks = new long[length];
        times = new long[length];
        size = 0;
        for (int i = 0; i < oldMarks.length; i++) {
            if (oldMarks[i] != 0 && oldTimes[i] >= now - horizon) {
                int slot = slotOf(oldMarks[i], marks);
                marks[slot] = oldMarks[i];
                times[slot] = oldTimes[i];
                size++;
            }
        }
    }

    private static int slotOf(long mark, long[] table) {
        long mixed = mark * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != 0 && table[slot] != mark) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** Writes the marks in ascending order, so that equal tables have equal bytes. */
    void writeTo(StateWriter state, long now) {
        rebuild(now);
        long[] sorted = Arrays.stream(marks).filter(mark -> mark != 0).sorted().toArray();
        state.putInt(sorted.length);
        for (long mark : sorted) {
            state.putLong(mark).putLong(get(mark));
        }
    }

    static LastSeen restore(long horizon, StateReader state) {
        LastSeen table = new LastSeen(horizon);
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            table.putUnordered(state.getLong(), state.getLong());
        }
        return table;
    }

    private void putUnordered(long mark, long time) {
        if ((size + 1) * 4L > marks.length * 3L) {
            rebuild(Long.MIN_VALUE + horizon);
        }
        int slot = slotOf(mark, marks);
        marks[slot] = mark;
        times[slot] = time;
        size++;
    }
}
