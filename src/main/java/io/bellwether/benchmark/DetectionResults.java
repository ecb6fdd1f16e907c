package io.bellwether.benchmark;

import java.util.List;

/**
 * All that one run of the benchmark measured. Parts that were not chosen are empty.
 *
 * @param tunedIdeal the others, at one false alarm a year in the ideal world
 * @param tunedTopics the others, at one false alarm a year in the world of the delays
 * @param falseAlarms by scenario
 * @param delays by size of the drop
 * @param quietFalseAlarms by volume and wander
 * @param quietDelays by volume, and within it by size
 * @param ablationFalseAlarms by scenario
 * @param ablationDelays by size
 * @param stateSizes by volume
 */
public record DetectionResults(
        Selection selection,
        List<Calibration.Tuned> tunedIdeal,
        List<Calibration.Tuned> tunedTopics,
        List<Rates> falseAlarms,
        List<Waits> delays,
        List<Rates> quietFalseAlarms,
        List<Waits> quietDelays,
        List<Rates> ablationFalseAlarms,
        List<Waits> ablationDelays,
        List<StateSize> stateSizes) {

    /** False alarms in one scenario, one count a detector. */
    record Rates(String scenario, List<FalseAlarms.Count> counts) {}

    /** Delays of one size of drop, one summary a detector. */
    record Waits(String world, double size, List<Delays.Summary> summaries) {}
}
