package io.bellwether.detection;

import io.bellwether.snapshot.StateReader;
import io.bellwether.snapshot.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** People with a mood, who vote on a detector. The same seed gives the same votes. */
final class Crowd {

    static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private final SplittableRandom random;
    private final double votesPerHour;
    private final List<Change> changes = new ArrayList<>();
    private DropDetector detector;
    private long hour = Hours.of(BEGIN);

    Crowd(long seed, double votesPerHour, DetectorSettings settings) {
        this.random = new SplittableRandom(seed);
        this.votesPerHour = votesPerHour;
        this.detector = new DropDetector(settings);
    }

    static Crowd of(long seed, double votesPerHour) {
        return new Crowd(seed, votesPerHour, DetectorSettings.defaults());
    }

    /** Votes around {@code mood} for that many hours. */
    Crowd feel(double mood, int hours) {
        for (int i = 0; i < hours; i++) {
            int votes = (int) votesPerHour;
            votes += random.nextDouble() < votesPerHour - votes ? 1 : 0;
            for (int vote = 0; vote < votes; vote++) {
                Instant at = Hours.start(hour).plusSeconds(vote * 3600L / votes);
                double level = Math.clamp(mood + .25 * random.nextGaussian(), 0, 1);
                changes.addAll(detector.vote(at, level));
            }
            hour++;
        }
        return this;
    }

    /** Nobody says anything for that many hours. */
    Crowd fallSilent(int hours) {
        hour += hours;
        changes.addAll(detector.advanceTo(now()));
        return this;
    }

    Crowd accept() {
        changes.addAll(detector.acceptLevel(now()));
        return this;
    }

    /** Goes on with a detector that was written and read back. */
    Crowd restart(DetectorSettings settings) {
        detector = copy(settings);
        return this;
    }

    DropDetector copy(DetectorSettings settings) {
        StateWriter state = new StateWriter();
        detector.writeTo(state);
        return DropDetector.restore(settings, new StateReader(state.toByteArray()));
    }

    Instant now() {
        return Hours.start(hour);
    }

    DropDetector detector() {
        return detector;
    }

    List<Change> changes() {
        return changes;
    }

    <C extends Change> List<C> all(Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
