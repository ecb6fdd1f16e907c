package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * One simulated stream with detectors that all hear the same votes. Not safe for several threads.
 */
final class Course {

    private static final long HOUR = Simulator.SECONDS;

    private final Simulator simulator;
    private final Ballot ballot = new Ballot();
    private final List<Peer> peers = new ArrayList<>();
    private long hours;

    Course(World world, Crisis crisis, long seed, List<Entrant> entrants) {
        simulator = new Simulator(world, crisis, seed);
        for (Entrant entrant : entrants) {
            peers.add(entrant.enter(simulator));
        }
    }

    /** Told of every alarm. */
    @FunctionalInterface
    interface Listener {
        /**
         * An alarm was raised.
         *
         * @param peer its place among the entrants
         */
        void alarm(int peer, Peer.Alarm alarm, long epochSecond);
    }

    /** Runs on until so many hours of the stream have passed. */
    void runTo(long age, Listener listener) {
        for (; hours < age; hours++) {
            for (Message message : simulator.nextHour()) {
                if (ballot.isVote(message)) {
                    vote(message, listener);
                }
            }
        }
    }

    private void vote(Message vote, Listener listener) {
        for (int i = 0; i < peers.size(); i++) {
            Peer.Alarm alarm = peers.get(i).vote(vote.epochSecond(), vote.level());
            if (alarm != Peer.Alarm.NONE) {
                listener.alarm(i, alarm, vote.epochSecond());
            }
        }
    }

    /** Whether that entrant has an open alert at the end of what was run. */
    boolean isOpen(int peer) {
        return peers.get(peer).isOpen(now());
    }

    /** The end of what was run, in epoch seconds. */
    long now() {
        return (Simulator.FIRST_HOUR + hours) * HOUR;
    }
}
