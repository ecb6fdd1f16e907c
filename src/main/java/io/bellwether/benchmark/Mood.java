package io.bellwether.benchmark;

/**
 * The mean level of the feedback, hour by hour: what is normal, and what topics, bursts and a
 * crisis do to it. Not safe for several threads.
 */
final class Mood {

    private static final double DAY_WAVE = .05;
    private static final double HALF_DAY_WAVE = .02;
    private static final double WEEKEND = .02;
    private static final double TRAFFIC_WAVE = .6;
    private static final double DRIFT_HOURS = 180 * 24;
    private static final double BURST = .3;
    private static final int BURST_HOURS = 3;
    private static final double LOWEST = .3;
    private static final double HIGHEST = .9;

    private final World world;
    private final Crisis crisis;
    private final Chance topics;
    private final Chance walk;
    private final Spells bursts;
    private double level;
    private double push;
    private double expected;
    private double mean;

    Mood(World world, Crisis crisis, long seed) {
        this.world = world;
        this.crisis = crisis;
        level = world.level();
        topics = Chance.of(seed, "topics");
        walk = Chance.of(seed, "wander");
        bursts =
                new Spells(
                        Chance.of(seed, "bursts"), world.burstsPerYear(), BURST_HOURS, BURST_HOURS);
        push = world.topicSd() * topics.bell();
    }

    /**
     * Goes to the next hour.
     *
     * @param age of the stream in hours
     * @param hour since the epoch
     */
    void next(long age, long hour) {
        level = reflected(level + world.wander() / Math.sqrt(24) * walk.bell());
        double phi = world.topicPhi();
        push = phi * push + world.topicSd() * Math.sqrt(1 - phi * phi) * topics.bell();
        expected = level + season(hour) + world.drift() * sine(age / DRIFT_HOURS);
        mean = expected + push - crisis.depth(age) - (bursts.next() ? BURST : 0);
    }

    /** Without topics, bursts and crisis. */
    double expected() {
        return expected;
    }

    /** With everything. */
    double mean() {
        return mean;
    }

    /** How many times the usual number of votes the clock brings. */
    double traffic(long hour) {
        return world.hasSeason() ? 1 + TRAFFIC_WAVE * sine(Math.floorMod(hour, 24) / 24.0) : 1;
    }

    private double season(long hour) {
        if (!world.hasSeason()) {
            return 0;
        }
        double day = Math.floorMod(hour, 24) / 24.0;
        // The epoch began on a Thursday.
        boolean isWeekend = Math.floorMod(Math.floorDiv(hour, 24) + 3, 7) >= 5;
        return DAY_WAVE * sine(day) + HALF_DAY_WAVE * sine(2 * day) + (isWeekend ? WEEKEND : 0);
    }

    private static double sine(double turns) {
        return StrictMath.sin(2 * Math.PI * turns);
    }

    private static double reflected(double value) {
        if (value < LOWEST) {
            return 2 * LOWEST - value;
        }
        return value > HIGHEST ? 2 * HIGHEST - value : value;
    }
}
