package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A world with the name that the tables give it.
 *
 * @param name in lower case
 */
record Scenario(String name, World world) {

    /** The world that the others are made for. */
    static final Scenario IDEAL = new Scenario("ideal", World.ideal());

    /** With season and topics, but nothing out of the ordinary. */
    static final Scenario TOPICS = new Scenario("topics", World.ideal().withSeason().withTopics());

    /** What a large asset has to expect. */
    static final Scenario ALL =
            new Scenario("all together", TOPICS.world.withSurges().withBrigades().withWander(.001));

    private static final double SLOW_SINE = .03;

    /** Worlds of 30 votes an hour, each less ideal than the one before in its own way. */
    static List<Scenario> busy() {
        return List.of(
                IDEAL,
                new Scenario("season", World.ideal().withSeason()),
                TOPICS,
                new Scenario("surges", TOPICS.world.withSurges()),
                new Scenario("brigading", TOPICS.world.withBrigades()),
                ALL,
                new Scenario("short bursts", TOPICS.world.withBursts()),
                new Scenario("drift", TOPICS.world.withDrift(SLOW_SINE)));
    }

    /** Where delays are measured. */
    static List<Scenario> ofDelays() {
        return List.of(TOPICS, ALL);
    }

    /** Where each ingredient must show what it buys with few votes. */
    static List<Scenario> ofQuietAblation() {
        return Stream.of(Volume.values())
                .map(
                        volume ->
                                new Scenario(
                                        volume.label(), World.quiet(volume.votesPerHour(), .003)))
                .toList();
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
