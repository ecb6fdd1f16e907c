package io.bellwether.window;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Remembers when a 64-bit mark was last seen, and forgets marks older than a horizon. Open
 * addressing, at most five eighths full; a mark and its time lie side by side, because a look into
 * a large table costs little else than the fetch of one cache line. A mark of 0 is not allowed. Not
 * safe for several threads.
 */
final class LastSeen {

    /** What {@link #get} gives for a mark that was never seen. */
    static final long NEVER = Long.MIN_VALUE;

    private static final int LEAST_SLOTS = 64;

    private final long horizon;

    /** Mark and time in turns. */
    private long[] table = new long[2 * LEAST_SLOTS];

    private int size;

    /**
     * @param horizon how long a mark is remembered at least, in the unit of the times
     */
    LastSeen(long horizon) {
        this.horizon = horizon;
    }

    /** When {@code mark} was put last, or {@link #NEVER}. It may be older than the horizon. */
    long get(long mark) {
        int at = placeOf(mark, table);
        return table[at] == mark ? table[at + 1] : NEVER;
    }

    /** Remembers that {@code mark} was seen at {@code now}, which does not go back. */
    void put(long mark, long now) {
        int at = placeOf(mark, table);
        if (table[at] != mark) {
            if (isFull()) {
                rebuild(now);
                at = placeOf(mark, table);
            }
            table[at] = mark;
            size++;
        }
        table[at + 1] = now;
    }

    /**
     * Whether one more mark needs more room. The fuller, the longer is the search for a new one.
     */
    private boolean isFull() {
        return (size + 1) * 16L > table.length * 5L;
    }

    /** Takes out those marks; when each was seen last, in no order. */
    List<Long> forget(LongPredicate those) {
        List<Long> times = new ArrayList<>();
        long[] old = table;
        table = new long[old.length];
        size = 0;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from] != 0 && those.test(old[from])) {
                times.add(old[from + 1]);
            } else if (old[from] != 0) {
                putUnordered(old[from], old[from + 1]);
            }
        }
        return times;
    }

    /** How many marks were seen at {@code since} or later. */
    int countSince(long since) {
        int count = 0;
        for (int at = 0; at < table.length; at += 2) {
            if (table[at] != 0 && table[at + 1] >= since) {
                count++;
            }
        }
        return count;
    }

    /** Drops what is past the horizon; doubles the table when more than three eighths are left. */
    private void rebuild(long now) {
        int kept = countSince(now - horizon);
        int slots = table.length / 2;
        while (kept * 8L > slots * 3L) {
            slots *= 2;
        }
        while (slots > LEAST_SLOTS && kept * 8L < slots) {
            slots /= 2;
        }
        long[] old = table;
        table = new long[2 * slots];
        size = 0;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from] != 0 && old[from + 1] >= now - horizon) {
                int at = placeOf(old[from], table);
                table[at] = old[from];
                table[at + 1] = old[from + 1];
                size++;
            }
        }
    }

    /** Where {@code mark} stands in {@code table}, or the empty place where it would. */
    private static int placeOf(long mark, long[] table) {
        long mixed = mark * 0x9e3779b97f4a7c15L;
        int mask = table.length - 2;
        int at = (int) (mixed >>> 31) & mask;
        while (table[at] != 0 && table[at] != mark) {
            at = (at + 2) & mask;
        }
        return at;
    }

    /** Writes the marks in ascending order, so that equal tables have equal bytes. */
    void writeTo(StateWriter state, long now) {
        rebuild(now);
        long[] sorted = marks();
        Arrays.sort(sorted);
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

    private long[] marks() {
        long[] marks = new long[size];
        int count = 0;
        for (int at = 0; at < table.length; at += 2) {
            if (table[at] != 0) {
                marks[count++] = table[at];
            }
        }
        return marks;
    }

    private void putUnordered(long mark, long time) {
        if (isFull()) {
            rebuild(Long.MIN_VALUE + horizon);
        }
        int at = placeOf(mark, table);
        table[at] = mark;
        table[at + 1] = time;
        size++;
    }
}
