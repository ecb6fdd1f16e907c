package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import io.bellwether.detection.DetectorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs what a {@link Selection} chooses. Every stream's seed comes from the selection's seed and
 * from what the stream is for, so the results do not depend on the number of threads.
 */
public final class DetectionBenchmark implements AutoCloseable {

    private static final String OURS = "Bellwether";

    private static final double MIDDLE_SIZE = .1;

    private final Selection selection;
    private final Workers workers;
    private final BusyPart busy;
    private final QuietPart quiet;

    /**
     * A benchmark that has not begun.
     *
     * @param threads at least 1
     * @param stepped called {@link #work} times, by any of the threads
     */
    public DetectionBenchmark(Selection selection, int threads, Runnable stepped) {
        this.selection = selection;
        workers = new Workers(threads, stepped);
        busy = new BusyPart(selection, workers);
        quiet = new QuietPart(selection, workers);
    }

    /** How many pieces of work there are. */
    public static int work(Selection selection) {
        int worlds = Scenario.ofDelays().size();
        int tunings = selection.hasPeers() ? 1 + (selection.hasDelays() ? worlds : 0) : 0;
        int ablations = selection.hasAblation() ? 1 : 0;
        return tunings * Calibration.work(selection.effort().calibrationYears())
                + (1 + ablations) * BusyPart.workOfFalseAlarms(selection)
                + (worlds + ablations) * BusyPart.workOfDelays(selection)
                + QuietPart.work(selection);
    }

    /** Does all of it. */
    public DetectionResults run() throws InterruptedException {
        Tuning ideal = busy.tuned(Scenario.IDEAL, List.of(MIDDLE_SIZE), true);
        Tuning topics = busy.tuned(Scenario.TOPICS, BusyPart.SIZES, selection.hasDelays());
        Tuning all = busy.tuned(Scenario.ALL, BusyPart.SIZES, selection.hasDelays());
        List<Rates> rates = busy.falseAlarms(besideOurs(ideal.entrants(), topics.entrants()));
        int split = 1 + ideal.tuned().size();
        List<Waits> delays = new ArrayList<>();
        delays.addAll(delays(Scenario.TOPICS, size -> besideOurs(topics.entrantsFor(size))));
        delays.addAll(delays(Scenario.ALL, size -> besideOurs(all.entrantsFor(size))));
        List<Entrant> ablation = selection.hasAblation() ? Ablation.entrants() : List.of();
        return new DetectionResults(
                selection,
                List.of(ideal, topics, all),
                rates.stream().map(each -> each.part(1, split)).toList(),
                topics.tuned().isEmpty()
                        ? List.of()
                        : rates.stream()
                                .map(each -> each.part(split, split + topics.tuned().size()))
                                .toList(),
                delays,
                quiet.falseAlarms(Scenario.quiet(), besideOurs(ideal.entrants())),
                quiet.delays(besideOurs()),
                ablation.isEmpty() ? List.of() : busy.falseAlarms(ablation),
                ablation.isEmpty() ? List.of() : delays(Scenario.TOPICS, size -> ablation),
                ablation.isEmpty()
                        ? List.of()
                        : quiet.falseAlarms(Scenario.ofQuietAblation(), ablation),
                ablation.isEmpty() ? List.of() : quiet.slowDelays(ablation),
                StateSize.measure(selection.seedFor("state")));
    }

    private List<Waits> delays(Scenario scenario, Function<Double, List<Entrant>> entrants)
            throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        if (selection.hasDelays()) {
            for (double size : BusyPart.SIZES) {
                waits.add(busy.delays(scenario, size, entrants.apply(size)));
            }
        }
        return waits;
    }

    @SafeVarargs
    private static List<Entrant> besideOurs(List<Entrant>... others) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(new Entrant(OURS, truth -> BellwetherPeer.of(DetectorSettings.defaults())));
        for (List<Entrant> each : others) {
            entrants.addAll(each);
        }
        return entrants;
    }

    @Override
    public void close() {
        workers.close();
    }
}
