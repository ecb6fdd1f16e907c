package io.bellwether.pipeline;

/**
 * A monitor's state as it was saved, and the place in the journal it stands for. A class and not a
 * record, because it holds an array; the array is not copied and must not be changed.
 */
public final class SavedState {

    private final long sequence;
    private final long journalOffset;
    private final byte[] state;

    /**
     * @param sequence counts the snapshots of an asset from 1
     * @param journalOffset offset of the first entry that the state does not know
     */
    public SavedState(long sequence, long journalOffset, byte[] state) {
        this.sequence = sequence;
        this.journalOffset = journalOffset;
        this.state = state;
    }

    public long sequence() {
        return sequence;
    }

    public long journalOffset() {
        return journalOffset;
    }

    public byte[] state() {
        return state;
    }
}
