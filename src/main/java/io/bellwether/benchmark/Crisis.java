package io.bellwether.benchmark;

/**
 * A drop of the level that a detector should find.
 *
 * @param onset its first hour, counted from the start of the stream
 * @param hours how long it lasts; 0 for none at all
 * @param size by how much the level is lower, on [0, 1]
 */
record Crisis(long onset, long hours, double size) {

    /** No crisis. */
    static final Crisis NONE = new Crisis(0, 0, 0);

    Crisis {
        if (onset < 0 || hours < 0 || !(size >= 0 && size <= 1)) {
            throw new IllegalArgumentException(
                    "a crisis of " + size + " from hour " + onset + " for " + hours + " h");
        }
    }

    /** By how much the level is lower in hour {@code hour} of the stream. */
    double depth(long hour) {
        return hour >= onset && hour < end() ? size : 0;
    }

    /** The first hour after it. */
    long end() {
        return onset + hours;
    }
}
