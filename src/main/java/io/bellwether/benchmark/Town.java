package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The honest people of the attack benchmark: the levels and times of a {@link Simulator}, each text
 * in words of its own. Four in five texts are of 2,500 people who write again and again, the others
 * of somebody who never wrote before. Not safe for several threads.
 */
final class Town {

    private static final int REGULARS = 2500;
    private static final double SHARE_OF_REGULARS = .8;

    /** Below it a text complains. */
    private static final double UNHAPPY = .5;

    private final Simulator simulator;
    private final Phrases phrases;
    private final Chance people;
    private final Chance words;
    private long strangers;
    private long posts;

    Town(World world, Crisis crisis, long seed, Phrases phrases) {
        this.simulator = new Simulator(world, crisis, seed);
        this.phrases = phrases;
        this.people = Chance.of(seed, "people");
        this.words = Chance.of(seed, "words");
    }

    /** What is said in the next {@code hours}, in the order of event time. */
    List<Post> next(int hours) {
        List<Post> said = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            for (Message message : simulator.nextHour()) {
                said.add(post(message));
            }
        }
        return said;
    }

    private Post post(Message message) {
        posts++;
        String text =
                message.level() < UNHAPPY
                        ? Script.complaint(phrases, words)
                        : Script.praise(phrases, words);
        return Post.of("h" + posts, message.epochSecond(), author(), message.level(), text, true);
    }

    private String author() {
        if (people.happens(SHARE_OF_REGULARS)) {
            return "regular " + people.below(REGULARS);
        }
        strangers++;
        return "stranger " + strangers;
    }
}
