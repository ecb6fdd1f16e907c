package io.bellwether.detection;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one vote costs, closing of hours and nightly refits included; 1 microsecond is the target.
 * Run it by {@code mvn -q -Pjmh test-compile exec:exec}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DropDetectorBenchmark {

    private static final long SECONDS = 3600;
    private static final int LEARNING_DAYS = 150;
    private static final int LEVELS = 1 << 16;

    /** Votes in each hour. */
    @Param({"3", "30", "300"})
    public int votesPerHour = 30;

    private final double[] levels = new double[LEVELS];
    private DropDetector detector = new DropDetector(DetectorSettings.defaults());
    private long votes;

    /** Lets the detector learn, so that every vote that is measured is judged. */
    @Setup
    public void learn() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LEVELS; i++) {
            levels[i] = .24 + .76 * random.nextDouble();
        }
        detector = new DropDetector(DetectorSettings.defaults());
        votes = 0;
        while (votes < LEARNING_DAYS * 24L * votesPerHour) {
            vote();
        }
    }

    /** One vote, the next in time. */
    @Benchmark
    public List<Change> vote() {
        long second =
                votes / votesPerHour * SECONDS + votes % votesPerHour * SECONDS / votesPerHour;
        double level = levels[(int) votes & (LEVELS - 1)];
        votes++;
        return detector.vote(Instant.ofEpochSecond(second), level);
    }
}
