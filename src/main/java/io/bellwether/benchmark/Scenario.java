package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A world with the name that the tables give it.
 *
 * @param name in lower case
 */
record Scenario(String name, World world) {

    private static final double SLOW_SINE = .03;
    private static final double SLIGHT_WANDER = .001;

    /** Worlds of 30 votes an hour, each less ideal than the one before in its own way. */
    static List<Scenario> busy() {
        World season = World.ideal().withSeason();
        World topics = season.withTopics();
        World all = topics.withSurges().withBrigades().withWander(SLIGHT_WANDER);
        return List.of(
                new Scenario("ideal", World.ideal()),
                new Scenario("season", season),
                new Scenario("topics", topics),
                new Scenario("surges", topics.withSurges()),
                new Scenario("brigading", topics.withBrigades()),
                new Scenario("all together", all),
                new Scenario("short bursts", topics.withBursts()),
                new Scenario("drift", topics.withDrift(SLOW_SINE)));
    }

    /** The world in which delays are measured. */
    static World ofDelays() {
        return World.ideal().withSeason().withTopics();
    }

    /** Few votes or many, about a level that wanders. */
    static List<Scenario> quiet() {
        List<Scenario> scenarios = new ArrayList<>();
        for (Volume volume : Volume.values()) {
            for (double wander : List.of(.001, .003, .006)) {
                String name = String.format(Locale.ROOT, "%s, q %.3f", volume.label(), wander);
                scenarios.add(new Scenario(name, World.quiet(volume.votesPerHour(), wander)));
            }
        }
        return scenarios;
    }
}
