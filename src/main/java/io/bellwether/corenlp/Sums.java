package io.bellwether.corenlp;

import java.util.Arrays;

/**
 * Adds up the weights of a text's features, each counted once. Whole numbers, so that the sums are
 * exact and do not depend on the order. Used for one text after another, by one thread.
 */
final class Sums implements Features.Sink {

    private final FeatureTable table;
    private final long[] seen;
    private final long[] sums = new long[FeatureTable.CLASSES];
    private int[] slots = new int[256];
    private int count;

    Sums(FeatureTable table) {
        this.table = table;
        this.seen = new long[(table.slots() + Long.SIZE - 1) / Long.SIZE];
    }

    /** The sums of a text by class, in 1/{@value LinearModel#STEPS}; valid until the next text. */
    long[] of(Reading text) {
        forget();
        Features.extract(text, this);
        return sums;
    }

    @Override
    public void add(long key, int from, int to) {
        int slot = table.slot(key);
        if (slot < 0 || (seen[slot / Long.SIZE] & (1L << slot)) != 0) {
            return;
        }
        seen[slot / Long.SIZE] |= 1L << slot;
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slots[count++] = slot;
        for (int k = 0; k < sums.length; k++) {
            sums[k] += table.weight(slot, k);
        }
    }

    /** Unmarks the marked only: a text has some dozens of features, the table 100,000 slots. */
    private void forget() {
        for (int i = 0; i < count; i++) {
            seen[slots[i] / Long.SIZE] = 0;
        }
        count = 0;
        Arrays.fill(sums, 0);
    }
}
