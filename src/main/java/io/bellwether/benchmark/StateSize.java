package io.bellwether.benchmark;

import io.bellwether.detection.AssetDetector;
import io.bellwether.detection.DetectorSettings;
import io.bellwether.detection.Vote;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.List;

/**
 * How much the detector of one asset must remember.
 *
 * @param votes how many it hears
 * @param bytes of its written state
 */
record StateSize(String votes, int bytes) {

    private static final int HOURS = 450 * 24;
    private static final double THREE_A_WEEK = 3.0 / 168;

    /** After 450 days at 3 votes a week, 8 and 30 an hour. */
    static List<StateSize> measure(long seed) {
        return List.of(
                new StateSize("3 a week", bytes(THREE_A_WEEK, seed)),
                new StateSize("8 an hour", bytes(8, seed)),
                new StateSize("30 an hour", bytes(30, seed)));
    }

    private static int bytes(double votesPerHour, long seed) {
        AssetDetector detector = new AssetDetector(DetectorSettings.defaults());
        Simulator simulator = new Simulator(World.quiet(votesPerHour, 0), Crisis.NONE, seed);
        for (int hour = 0; hour < HOURS; hour++) {
            for (Message message : simulator.nextHour()) {
                Instant at = Instant.ofEpochSecond(message.epochSecond());
                detector.vote(Vote.ofText(at, message.level()));
            }
        }
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        return state.toByteArray().length;
    }
}
