package io.bellwether.capacity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that was measured.
 *
 * @param records how many records each part of a round had
 * @param valueBytes mean size of the value of a record of feedback
 * @param cores of the machine
 * @param laps of each part, one a round; the round that warmed up is not among them
 * @param delays at {@code rate}
 * @param rate records a second at which the delays were measured
 */
public record CapacityResults(
        int records,
        double valueBytes,
        int cores,
        Map<Part, List<Lap>> laps,
        List<Delays> delays,
        double rate) {

    public CapacityResults {
        EnumMap<Part, List<Lap>> copy = new EnumMap<>(Part.class);
        laps.forEach((part, all) -> copy.put(part, List.copyOf(all)));
        laps = Collections.unmodifiableMap(copy);
        delays = List.copyOf(delays);
    }

    /**
     * A figure that was promised.
     *
     * @param bound what it must reach, or must not pass
     * @param isAtLeast whether {@code bound} is the least that is allowed
     */
    public record Goal(String name, double value, double bound, boolean isAtLeast) {

        /** Whether it is as promised; NaN never is. */
        public boolean isMet() {
            return isAtLeast ? value >= bound : value <= bound;
        }
    }

    /** The median over the rounds. */
    public double median(Part part, ToDoubleFunction<Lap> figure) {
        return Delays.medianOf(
                laps.getOrDefault(part, List.of()).stream().mapToDouble(figure).toArray());
    }

    /** Records a second of the better loop that is Kafka alone with transactions. */
    public double rawLimit() {
        return Math.max(
                median(Part.RAW_TRANSACTIONS, Lap::perSecond),
                median(Part.RAW_LONG_TRANSACTIONS, Lap::perSecond));
    }

    /** The smaller of what the scorer and what Kafka can do alone, in records a second. */
    public double limit() {
        return Math.min(median(Part.SCORER, Lap::perSecond), rawLimit());
    }

    /**
     * The share of the scorer's own rate that is left when role and broker keep every core busy:
     * the scorer's CPU time of a record by that of all of them. More cannot be reached where they
     * share the cores; and it can be told on a machine that has other work.
     */
    public double shareByCpu() {
        double all = median(Part.SCORE, Lap::cpuMicros) + median(Part.SCORE, Lap::brokerMicros);
        return median(Part.SCORER, Lap::cpuMicros) / all;
    }

    /** What was promised, in the order in which it was. */
    public List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        double share = median(Part.SCORE, Lap::perSecond) / limit();
        goals.add(new Goal("topic to journal, share of the smaller limit", share, .7, true));
        double watched = median(Part.MONITOR, Lap::perCpuSecond);
        goals.add(new Goal("journal to alert, records a CPU-second", watched, 100_000, true));
        goals.add(
                new Goal(
                        "exactly once, share of at least once, a commit a poll",
                        ratio(Part.RAW_TRANSACTIONS, Part.RAW_COMMITS),
                        .8,
                        true));
        goals.add(
                new Goal(
                        "exactly once, share of at least once, 500 ms",
                        ratio(Part.RAW_LONG_TRANSACTIONS, Part.RAW_LONG_COMMITS),
                        .8,
                        true));
        for (Delays delay : delays) {
            if (delay.name().startsWith("watermark")) {
                goals.add(new Goal(delay.name() + ", p99 in ms", delay.p99(), 1000, false));
            }
        }
        double heap = heapBytes() / (1 << 20);
        goals.add(new Goal("most left in a heap by a collection, MB", heap, 512, false));
        return goals;
    }

    /** The median of the ratios within each round: both were measured right after each other. */
    private double ratio(Part one, Part other) {
        List<Lap> upper = laps.getOrDefault(one, List.of());
        List<Lap> lower = laps.getOrDefault(other, List.of());
        double[] ratios = new double[Math.min(upper.size(), lower.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = upper.get(i).perSecond() / lower.get(i).perSecond();
        }
        return Delays.medianOf(ratios);
    }

    /** The most that a collection left in the heap of a process with roles, in bytes. */
    public double heapBytes() {
        double most = 0;
        for (Part part : List.of(Part.SCORE, Part.MONITOR, Part.SERVICE)) {
            for (Lap lap : laps.getOrDefault(part, List.of())) {
                most = Math.max(most, (double) lap.heapBytes());
            }
        }
        return most;
    }
}
