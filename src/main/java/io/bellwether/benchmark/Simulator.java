package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the feedback of one asset hour by hour, in the order of event time. World, crisis and seed
 * decide every message. Each ingredient has a stream of chance of its own, so that adding one
 * leaves the others as they were. Not safe for several threads.
 */
final class Simulator implements Truth {

    /** The hour of the first message: a Monday, the first of January 2024. */
    static final long FIRST_HOUR = 473_352;

    static final long SECONDS = 3600;

    private static final double SURGE = 10;
    private static final int SURGE_LEAST_HOURS = 6;
    private static final int SURGE_MOST_HOURS = 12;
    private static final int BRIGADE_HOURS = 3;
    private static final int BRIGADE_ACCOUNTS = 20;
    private static final int BRIGADE_MESSAGES_AN_HOUR = 5;
    private static final double BRIGADE_HIGHEST = .1;
    private static final double LOWEST_MEAN = .02;
    private static final double HIGHEST_MEAN = .98;
    private static final double STEPS = 1e4;

    private final World world;
    private final Mood mood;
    private final Chance crowd;
    private final Chance brigade;
    private final Spells surges;
    private final Spells brigades;
    private long age = -1;
    private long lastAuthor;

    Simulator(World world, Crisis crisis, long seed) {
        this.world = world;
        mood = new Mood(world, crisis, seed);
        crowd = Chance.of(seed, "crowd");
        brigade = Chance.of(seed, "brigade");
        surges =
                new Spells(
                        Chance.of(seed, "surges"),
                        world.surgesPerYear(),
                        SURGE_LEAST_HOURS,
                        SURGE_MOST_HOURS);
        brigades =
                new Spells(
                        Chance.of(seed, "brigades"),
                        world.brigadesPerYear(),
                        BRIGADE_HOURS,
                        BRIGADE_HOURS);
    }

    /** The messages of the next hour, earliest first; it may be empty. */
    List<Message> nextHour() {
        age++;
        long hour = FIRST_HOUR + age;
        mood.next(age, hour);
        double volume = world.votesPerHour() * mood.traffic(hour) * (surges.next() ? SURGE : 1);
        List<Message> messages = ofCrowd(hour * SECONDS, crowd.poisson(volume));
        if (brigades.next()) {
            addBrigade(hour * SECONDS, messages);
            messages.sort(Comparator.comparingLong(Message::epochSecond));
        }
        return messages;
    }

    private List<Message> ofCrowd(long start, int count) {
        int[] seconds = new int[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = crowd.below((int) SECONDS);
        }
        Arrays.sort(seconds);
        double mean = Math.clamp(mood.mean(), LOWEST_MEAN, HIGHEST_MEAN);
        List<Message> messages = new ArrayList<>(count);
        for (int second : seconds) {
            lastAuthor++;
            double level = world.ratings().draw(mean, crowd);
            messages.add(new Message(start + second, lastAuthor, rounded(level)));
        }
        return messages;
    }

    /** The accounts of one brigade are the same in each of its hours; others have other ones. */
    private void addBrigade(long start, List<Message> messages) {
        for (int account = 1; account <= BRIGADE_ACCOUNTS; account++) {
            long author = -(brigades.started() * BRIGADE_ACCOUNTS + account);
            for (int i = 0; i < BRIGADE_MESSAGES_AN_HOUR; i++) {
                long second = start + brigade.below((int) SECONDS);
                double level = rounded(BRIGADE_HIGHEST * brigade.unit());
                messages.add(new Message(second, author, level));
            }
        }
    }

    private static double rounded(double level) {
        return Math.rint(level * STEPS) / STEPS;
    }

    @Override
    public double expected() {
        return mood.expected();
    }

    @Override
    public World world() {
        return world;
    }
}
