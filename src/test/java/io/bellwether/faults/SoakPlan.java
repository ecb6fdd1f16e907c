package io.bellwether.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long, how hard and where to soak.
 *
 * @param lasts the whole of it, the measuring of the capacity included
 * @param rate records a second; 0 for four fifths of the capacity, which is then measured in the
 *     first fifth, but for two minutes at most
 * @param faultEvery time from one fault to the next
 * @param faults what may happen; at least one
 * @param processors that service and broker may use, as {@code taskset -c} has them; empty for all
 * @param seed of the order of the faults and of the feed
 * @param report directory for what was measured
 */
record SoakPlan(
        Duration lasts,
        long rate,
        Duration faultEvery,
        List<SoakFault> faults,
        String processors,
        long seed,
        Path report) {

    private static final String PREFIX = "bellwether.soak.";

    SoakPlan {
        if (lasts.compareTo(Duration.ofMinutes(2)) < 0) {
            throw new IllegalArgumentException(PREFIX + "minutes is below 2");
        }
        if (faultEvery.compareTo(Duration.ofSeconds(20)) < 0) {
            throw new IllegalArgumentException(PREFIX + "faultSeconds is below 20");
        }
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "faults names none");
        }
    }

    /**
     * As {@code -Dbellwether.soak.minutes} (60), {@code .rate} (0), {@code .faultSeconds} (60),
     * {@code .faults} (all; names of {@link SoakFault} with commas between), {@code .cpus} (all)
     * and {@code .seed} (1) say.
     */
    static SoakPlan ofProperties() {
        return new SoakPlan(
                Duration.ofMinutes(Long.getLong(PREFIX + "minutes", 60)),
                Long.getLong(PREFIX + "rate", 0),
                Duration.ofSeconds(Long.getLong(PREFIX + "faultSeconds", 60)),
                faults(System.getProperty(PREFIX + "faults", "")),
                System.getProperty(PREFIX + "cpus", ""),
                Long.getLong(PREFIX + "seed", 1),
                Path.of("target", "soak"));
    }

    private static List<SoakFault> faults(String names) {
        return names.isEmpty()
                ? List.of(SoakFault.values())
                : Arrays.stream(names.split(",", -1)).map(SoakFault::valueOf).toList();
    }

    /** How long the capacity is measured. */
    Duration measured() {
        Duration fifth = lasts.dividedBy(5);
        Duration most = Duration.ofMinutes(2);
        return fifth.compareTo(most) < 0 ? fifth : most;
    }

    /** Whether it is long enough for what the state remembers to have stopped growing. */
    boolean showsLeaks() {
        return lasts.compareTo(Duration.ofMinutes(30)) >= 0;
    }

    /** Keeps a process, and what it starts from now on, to the {@link #processors}. */
    void pin(long pid) {
        if (processors.isEmpty()) {
            return;
        }
        @Nullable Exception problem = null;
        try {
            Process taskset =
                    new ProcessBuilder(List.of("taskset", "-acp", processors, Long.toString(pid)))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            // A thread that ended meanwhile makes it say 1, which does not matter.
            taskset.waitFor();
        } catch (java.io.IOException e) {
            problem = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = e;
        }
        if (problem != null) {
            throw new IllegalStateException("process " + pid + " could not be pinned", problem);
        }
    }
}
