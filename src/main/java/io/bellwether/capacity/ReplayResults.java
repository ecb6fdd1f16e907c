package io.bellwether.capacity;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of replays of a journal, the round that warmed up left out.
 *
 * @param records entries in the journal
 * @param valueBytes mean size of an entry's value
 * @param cores of the machine
 * @param reading consume and decode alone, one lap a round
 * @param replaying the same journal through the monitors, one lap a round
 */
public record ReplayResults(
        int records, double valueBytes, int cores, List<Lap> reading, List<Lap> replaying) {

    public ReplayResults {
        reading = List.copyOf(reading);
        replaying = List.copyOf(replaying);
        if (reading.size() != replaying.size()) {
            throw new IllegalArgumentException(
                    reading.size() + " laps of reading, but " + replaying.size() + " of replaying");
        }
    }

    /** The median of {@code figure} over {@code laps}; NaN without any. */
    public static double median(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        return Delays.medianOf(laps.stream().mapToDouble(figure).toArray());
    }

    /** Median over the rounds of what {@code figure} of replaying is of that of reading. */
    public double share(ToDoubleFunction<Lap> figure) {
        double[] shares = new double[reading.size()];
        for (int round = 0; round < shares.length; round++) {
            shares[round] =
                    figure.applyAsDouble(replaying.get(round))
                            / figure.applyAsDouble(reading.get(round));
        }
        return Delays.medianOf(shares);
    }

    /** What was promised, in the order in which it was. */
    public List<CapacityResults.Goal> goals() {
        return List.of(
                new CapacityResults.Goal(
                        "replay, share of consume and decode, by wall time",
                        share(Lap::perSecond),
                        .7,
                        true),
                new CapacityResults.Goal(
                        "replay, share of consume and decode, by CPU time",
                        share(Lap::perCpuSecond),
                        .7,
                        true),
                new CapacityResults.Goal(
                        "replay, records a CPU-second",
                        median(replaying, Lap::perCpuSecond),
                        250_000,
                        true));
    }
}
