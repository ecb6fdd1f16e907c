package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * All that one run of the benchmark measured. Parts that were not chosen are empty.
 *
 * @param tunings of the others, by world
 * @param falseAlarms by scenario, the others tuned in the ideal world
 * @param falseAlarmsOfTuned by scenario, the others tuned in the world with season and topics
 * @param delays by world and within it by size, the others tuned in that world
 * @param quietFalseAlarms by volume and wander
 * @param quietDelays by volume, and within it by size
 * @param ablationFalseAlarms by scenario
 * @param ablationDelays by size
 * @param ablationQuietFalseAlarms by volume
 * @param ablationQuietDelays by volume
 * @param stateSizes by volume
 */
public record DetectionResults(
        Selection selection,
        List<Tuning> tunings,
        List<Rates> falseAlarms,
        List<Rates> falseAlarmsOfTuned,
        List<Waits> delays,
        List<Rates> quietFalseAlarms,
        List<Waits> quietDelays,
        List<Rates> ablationFalseAlarms,
        List<Waits> ablationDelays,
        List<Rates> ablationQuietFalseAlarms,
        List<Waits> ablationQuietDelays,
        List<StateSize> stateSizes) {

    /** False alarms in one scenario, one count a detector, ours first. */
    record Rates(String scenario, List<FalseAlarms.Count> counts) {

        /** Ours, and the others from the {@code from}th on to before the {@code to}th. */
        Rates part(int from, int to) {
            List<FalseAlarms.Count> part = new ArrayList<>();
            part.add(counts.getFirst());
            part.addAll(counts.subList(from, to));
            return new Rates(scenario, part);
        }
    }

    /** Delays of one size of drop, one summary a detector, ours first. */
    record Waits(String world, double size, List<Delays.Summary> summaries) {}
}
