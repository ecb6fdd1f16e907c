package io.bellwether.faults;

/** How much is done: little in every run, everything with {@code -Dbellwether.faults.full=true}. */
final class Extent {

    private static final int FEW = 8_000;

    /** As many as the sample company's first crisis needs to come and be told. */
    private static final int WITH_ALERTS = 20_000;

    /** As many as it takes until there is an alert of every asset. */
    private static final int WITH_ALL_ALERTS = 25_000;

    private Extent() {}

    static boolean isFull() {
        return Boolean.getBoolean("bellwether.faults.full");
    }

    /** The input of a scenario; prints its seed. */
    static Feed feed(long seed) {
        return feed(seed, FEW);
    }

    /** One that leads to alerts; prints its seed. */
    static Feed feedWithAlerts(long seed) {
        return feed(seed, WITH_ALERTS);
    }

    /** One that leads to alerts of every asset; prints its seed. */
    static Feed feedWithAllAlerts(long seed) {
        return feed(seed, WITH_ALL_ALERTS);
    }

    private static Feed feed(long seed, int few) {
        Feed feed = isFull() ? Feed.of(seed) : Feed.cut(seed, few);
        System.out.printf("seed %d: %d records%n", seed, feed.size());
        return feed;
    }
}
