package io.bellwether.faults;

/** How much is done: little in every run, everything with {@code -Dbellwether.faults.full=true}. */
final class Extent {

    private static final int FEW = 8_000;

    private Extent() {}

    static boolean isFull() {
        return Boolean.getBoolean("bellwether.faults.full");
    }

    /** The input of a scenario; prints its seed. */
    static Feed feed(long seed) {
        Feed feed = isFull() ? Feed.of(seed) : Feed.cut(seed, FEW);
        System.out.printf("seed %d: %d records%n", seed, feed.size());
        return feed;
    }
}
