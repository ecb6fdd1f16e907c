package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;

/**
 * Tells chance from a data gap: silence is a gap when the votes that should have come in it exceed
 * {@code overdispersion * ln A}, so that chance takes about A hours for one. Not safe for several
 * threads.
 */
final class Silence {

    private long since;
    private double missing;
    private boolean isGap;
    private long gapFrom;
    private long gapTo;

    /** An hour without votes ended. Returns whether a gap was found in it. */
    boolean addEmpty(long hour, double expectedVotes, double allowed) {
        if (missing == 0) {
            since = hour;
        }
        missing += expectedVotes;
        if (isGap || missing <= allowed) {
            return false;
        }
        isGap = true;
        gapFrom = since;
        gapTo = Long.MAX_VALUE;
        return true;
    }

    /** A vote came in {@code hour}. Returns whether it ended a gap. */
    boolean end(long hour) {
        missing = 0;
        if (!isGap) {
            return false;
        }
        isGap = false;
        gapTo = hour;
        return true;
    }

    boolean isGap() {
        return isGap;
    }

    /** Whether {@code hour} lies in the last gap. */
    boolean contains(long hour) {
        return gapFrom <= hour && hour < gapTo;
    }

    void writeTo(StateWriter state) {
        state.putLong(since).putDouble(missing).putBoolean(isGap).putLong(gapFrom).putLong(gapTo);
    }

    void readFrom(StateReader state) {
        since = state.getLong();
        missing = state.getDouble();
        isGap = state.getBoolean();
        gapFrom = state.getLong();
        gapTo = state.getLong();
    }
}
