package io.bellwether.benchmark;

/**
 * What the simulated feedback of one asset is like.
 *
 * @param level the mean where nothing else acts, in [.3, .9]
 * @param votesPerHour on average over a day; more than 0
 * @param ratings how single votes scatter about their mean
 * @param hasSeason whether level and traffic follow the clock and the week
 * @param topicSd standard deviation of what topics add to an hour's mean
 * @param topicPhi correlation of that from one hour to the next, in [0, 1)
 * @param surgesPerYear stretches of 6 to 12 hours with ten times the votes
 * @param brigadesPerYear 20 accounts that post 15 of the worst messages each within 3 hours
 * @param burstsPerYear stretches of 3 hours whose level is lower by .3
 * @param drift amplitude of a slow sine with a period of 180 days
 * @param wander standard deviation of the level's random walk, per root of a day
 */
record World(
        double level,
        double votesPerHour,
        Ratings ratings,
        boolean hasSeason,
        double topicSd,
        double topicPhi,
        double surgesPerYear,
        double brigadesPerYear,
        double burstsPerYear,
        double drift,
        double wander) {

    private static final double LEVEL = .62;
    private static final double OFTEN = 26;
    private static final double CONTINUOUS_TOPIC_SD = .03;

    /** With it the oracle needs 45, 12 and 2.4 hours for drops of .05, .1 and .2. */
    private static final double PERSISTENCE = .8;

    private static final double QUIET_PERSISTENCE = .7;

    World {
        check(level, .3, .9, "level");
        check(votesPerHour, 1e-6, 1000, "votesPerHour");
        check(topicSd, 0, .3, "topicSd");
        check(topicPhi, 0, .999, "topicPhi");
        check(surgesPerYear, 0, 1000, "surgesPerYear");
        check(brigadesPerYear, 0, 1000, "brigadesPerYear");
        check(burstsPerYear, 0, 1000, "burstsPerYear");
        check(drift, 0, .3, "drift");
        check(wander, 0, .1, "wander");
    }

    private static void check(double value, double least, double most, String name) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " " + value + " is outside [" + least + ", " + most + "]");
        }
    }

    /** 30 votes an hour about one level that never changes. */
    static World ideal() {
        return new World(LEVEL, 30, Ratings.CONTINUOUS, false, 0, PERSISTENCE, 0, 0, 0, 0, 0);
    }

    /** Ratings of one star or five, few of them perhaps, about a level that wanders. */
    static World quiet(double votesPerHour, double wander) {
        return new World(
                LEVEL,
                votesPerHour,
                Ratings.TWO_POINT,
                false,
                .02,
                QUIET_PERSISTENCE,
                0,
                0,
                0,
                0,
                wander);
    }

    World withSeason() {
        return new World(
                level,
                votesPerHour,
                ratings,
                true,
                topicSd,
                topicPhi,
                surgesPerYear,
                brigadesPerYear,
                burstsPerYear,
                drift,
                wander);
    }

    World withTopics() {
        return new World(
                level,
                votesPerHour,
                ratings,
                hasSeason,
                CONTINUOUS_TOPIC_SD,
                PERSISTENCE,
                surgesPerYear,
                brigadesPerYear,
                burstsPerYear,
                drift,
                wander);
    }

    World withSurges() {
        return withEpisodes(OFTEN, brigadesPerYear, burstsPerYear);
    }

    World withBrigades() {
        return withEpisodes(surgesPerYear, OFTEN, burstsPerYear);
    }

    World withBursts() {
        return withEpisodes(surgesPerYear, brigadesPerYear, OFTEN);
    }

    private World withEpisodes(double surges, double brigades, double bursts) {
        return new World(
                level,
                votesPerHour,
                ratings,
                hasSeason,
                topicSd,
                topicPhi,
                surges,
                brigades,
                bursts,
                drift,
                wander);
    }

    World withDrift(double amplitude) {
        return withSlow(amplitude, wander);
    }

    World withWander(double perRootDay) {
        return withSlow(drift, perRootDay);
    }

    private World withSlow(double slowSine, double randomWalk) {
        return new World(
                level,
                votesPerHour,
                ratings,
                hasSeason,
                topicSd,
                topicPhi,
                surgesPerYear,
                brigadesPerYear,
                burstsPerYear,
                slowSine,
                randomWalk);
    }
}
