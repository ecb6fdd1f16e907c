package io.bellwether.window;

import io.bellwether.feedback.Sketch;
import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.util.Arrays;

/**
 * Tells whether a text is nearly the same as one of the last day. Texts that are belong to one
 * cluster: the first of them is its voice, and is the only one for {@link #WINDOW}, however long
 * the others go on. A text belongs to the cluster of any member that it is near to, so a chain of
 * small edits stays one cluster. Not safe for several threads.
 *
 * <p>Candidates share a band, four places of their sketches (locality-sensitive hashing, Indyk and
 * Motwani 1998); near are those that agree in {@value Sketch#NEAR} of {@value Sketch#PLACES}
 * places. A pair with a Jaccard similarity of .5 is found two times in five, one of .7 nine times
 * in ten; a campaign is found sooner, since every member that was found helps to find the next.
 *
 * <p>At most {@value #MOST} texts are remembered, 10.5 MB with the index; beyond that the oldest is
 * forgotten first. Of each band at most {@value #MOST_LOOKED_AT} texts are looked at, the newest
 * first, so that nobody can make a look dear. Memory and looks do not depend on how often the state
 * was saved.
 */
final class NearCopies {

    /** How long a cluster has one voice, counted from its first text, in seconds. */
    static final long WINDOW = 86_400;

    /** Texts remembered at most. */
    static final int MOST = 1 << 17;

    static final int MOST_LOOKED_AT = 32;

    private static final int LEAST = 64;

    /** Three are used; four lie in one cache line. */
    private static final int FIELDS = 4;

    private static final int LOW = 1;
    private static final int SINCE = 2;
    private static final int BANDS = 8;
    private static final int BITS_A_BAND = 16;
    private static final int KEYS = 1 << BITS_A_BAND;

    /**
     * Of each text, by its number modulo how many there is room for: both halves of its sketch, and
     * when its cluster got its voice. Side by side, because what costs is to fetch a cache line.
     */
    private long[] texts = new long[LEAST * FIELDS];

    /** For each text and band the text before it with that key, by its number plus one. */
    private int[] before = new int[LEAST * BANDS];

    /** For each band and key the last text, by its number plus one. */
    private int[] last = new int[LEAST * BANDS];

    /** The first number that is remembered, and the next one. */
    private int oldest;

    private int next;

    /**
     * Reads the next text, and remembers it.
     *
     * @param now in seconds; does not go back
     * @return whether it is a near-copy; false where it has no sketch
     */
    boolean isNearCopy(Sketch sketch, long now) {
        if (sketch.equals(Sketch.NONE)) {
            return false;
        }
        forgetBefore(now);
        int near = find(sketch, now);
        add(sketch, near < 0 ? now : texts[place(near) + SINCE]);
        return near >= 0;
    }

    /** How many texts are remembered. */
    int size() {
        return next - oldest;
    }

    private void forgetBefore(long now) {
        while (oldest < next && now - texts[place(oldest) + SINCE] >= WINDOW) {
            oldest++;
        }
        if (oldest == next) {
            restart();
        }
    }

    /** Nothing is remembered: numbers begin anew, so that they never run out. */
    private void restart() {
        if (next > 0) {
            oldest = 0;
            next = 0;
            Arrays.fill(last, 0);
        }
    }

    /** The number of a text of a living cluster that is near; -1 when there is none. */
    private int find(Sketch sketch, long now) {
        for (int band = 0; band < BANDS; band++) {
            int found = find(sketch, band, now);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    private int find(Sketch sketch, int band, long now) {
        int key = key(sketch.high(), sketch.low(), band);
        int left = MOST_LOOKED_AT;
        int number = last[slot(key, band)] - 1;
        while (number >= oldest && left > 0) {
            int at = place(number);
            if (key(texts[at], texts[at + LOW], band) == key) {
                left--;
                if (now - texts[at + SINCE] < WINDOW && sketch.isNear(texts[at], texts[at + LOW])) {
                    return number;
                }
            }
            number = before[beside(number, band)] - 1;
        }
        return -1;
    }

    private void add(Sketch sketch, long clusterSince) {
        if (size() == room()) {
            if (size() == MOST) {
                oldest++;
            } else {
                grow();
            }
        }
        if (next == Integer.MAX_VALUE - 1) {
            renumber(room());
        }
        put(sketch.high(), sketch.low(), clusterSince);
    }

    private void put(long ofHigh, long ofLow, long clusterSince) {
        int at = place(next);
        texts[at] = ofHigh;
        texts[at + LOW] = ofLow;
        texts[at + SINCE] = clusterSince;
        for (int band = 0; band < BANDS; band++) {
            int slot = slot(key(ofHigh, ofLow, band), band);
            before[beside(next, band)] = last[slot];
            last[slot] = next + 1;
        }
        next++;
    }

    private void grow() {
        renumber(2 * room());
    }

    private void renumber(int slots) {
        NearCopies other = new NearCopies(slots);
        for (int number = oldest; number < next; number++) {
            int at = place(number);
            other.put(texts[at], texts[at + LOW], texts[at + SINCE]);
        }
        texts = other.texts;
        before = other.before;
        last = other.last;
        oldest = 0;
        next = other.next;
    }

    /** How many texts can be remembered before there must be more room. */
    private int room() {
        return texts.length / FIELDS;
    }

    private int place(int number) {
        return (number & (room() - 1)) * FIELDS;
    }

    private int beside(int number, int band) {
        return (number & (room() - 1)) * BANDS + band;
    }

    /** Where the last text with {@code key} is noted; keys of one slot are told apart later. */
    private int slot(int key, int band) {
        int keys = last.length / BANDS;
        return band * keys + (key & (keys - 1));
    }

    private static int key(long high, long low, int band) {
        long half = band < BANDS / 2 ? high : low;
        return (int) (half >>> (band % (BANDS / 2) * BITS_A_BAND)) & (KEYS - 1);
    }

    NearCopies() {}

    private NearCopies(int slots) {
        texts = new long[slots * FIELDS];
        before = new int[slots * BANDS];
        last = new int[Math.min(slots, KEYS) * BANDS];
    }

    /** Writes what is remembered at {@code now}, oldest first. */
    void writeTo(StateWriter state, long now) {
        forgetBefore(now);
        state.putInt(size());
        for (int number = oldest; number < next; number++) {
            int at = place(number);
            state.putLong(texts[at]).putLong(texts[at + LOW]).putLong(texts[at + SINCE]);
        }
    }

    static NearCopies restore(StateReader state) {
        NearCopies copies = new NearCopies();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            copies.add(new Sketch(state.getLong(), state.getLong()), state.getLong());
        }
        return copies;
    }
}
