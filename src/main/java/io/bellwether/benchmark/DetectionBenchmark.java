package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import io.bellwether.detection.DetectorSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs what a {@link Selection} chooses. Every stream's seed comes from the selection's seed and
 * from what the stream is for, so the results do not depend on the number of threads.
 */
public final class DetectionBenchmark implements AutoCloseable {

    static final String OURS = "Bellwether";
    static final List<Double> SIZES = List.of(.05, .1, .2);

    /** The name that the oracles of all sizes share in the table of delays. */
    private static final String ORACLE = "oracle for that size";

    private static final double MIDDLE_SIZE = .1;
    private static final List<Double> QUIET_SIZES = List.of(.1, .2, .3, .6);
    private static final double QUIET_WANDER = .003;
    private static final int QUIET_WARM_UP_DAYS = 90;
    private static final int DAY = 24;

    private final Selection selection;
    private final Workers workers;

    /**
     * A benchmark that has not begun.
     *
     * @param threads at least 1
     * @param stepped called {@link #work} times, by any of the threads
     */
    public DetectionBenchmark(Selection selection, int threads, Runnable stepped) {
        this.selection = selection;
        this.workers = new Workers(threads, stepped);
    }

    /** How many pieces of work there are. */
    public static int work(Selection selection) {
        Effort effort = selection.effort();
        int calibrations = selection.hasPeers() ? 1 + (selection.hasDelays() ? 1 : 0) : 0;
        int busy = selection.busy().size() * effort.years();
        int delays = selection.hasDelays() ? SIZES.size() * effort.crises() : 0;
        int quiet =
                Scenario.quiet().size() * effort.quietYears()
                        + Volume.values().length * QUIET_SIZES.size() * effort.quietCrises();
        return calibrations * Calibration.work(effort.calibrationYears())
                + busy * (selection.hasAblation() ? 2 : 1)
                + delays * (selection.hasAblation() ? 2 : 1)
                + (selection.hasQuiet() ? quiet : 0);
    }

    /** Does all of it. */
    public DetectionResults run() throws InterruptedException {
        List<Calibration.Tuned> ideal =
                tuned("ideal", World.ideal(), List.of(MIDDLE_SIZE), selection.hasPeers());
        List<Calibration.Tuned> topics =
                tuned(
                        "topics",
                        Scenario.ofDelays(),
                        SIZES,
                        selection.hasPeers() && selection.hasDelays());
        List<Entrant> entrants =
                besideOurs(ideal.stream().map(Calibration.Tuned::entrant).toList());
        List<Entrant> ablation = selection.hasAblation() ? Ablation.entrants() : List.of();
        return new DetectionResults(
                selection,
                ideal,
                topics,
                falseAlarms(entrants),
                delays(topics),
                quietFalseAlarms(entrants),
                quietDelays(),
                falseAlarms(ablation),
                ablation.isEmpty() ? List.of() : ablationDelays(ablation),
                StateSize.measure(seedFor("state")));
    }

    private static Entrant ours() {
        return new Entrant(OURS, truth -> BellwetherPeer.of(DetectorSettings.defaults()));
    }

    private static List<Entrant> besideOurs(List<Entrant> others) {
        List<Entrant> entrants = new ArrayList<>();
        entrants.add(ours());
        entrants.addAll(others);
        return entrants;
    }

    private List<Calibration.Tuned> tuned(
            String name, World world, List<Double> oracles, boolean isWanted)
            throws InterruptedException {
        if (!isWanted) {
            return List.of();
        }
        List<Tunable> kinds = new ArrayList<>(Tunable.all());
        oracles.forEach(size -> kinds.add(Tunable.oracle(size)));
        int years = selection.effort().calibrationYears();
        return new Calibration(world, years, seedFor("calibration " + name), workers).tune(kinds);
    }

    private List<Rates> falseAlarms(List<Entrant> entrants) throws InterruptedException {
        List<Rates> rates = new ArrayList<>();
        if (entrants.isEmpty()) {
            return rates;
        }
        for (Scenario scenario : selection.busy()) {
            FalseAlarms.Plan plan =
                    FalseAlarms.Plan.of(scenario.world(), selection.effort().years());
            rates.add(rates(scenario, plan, entrants));
        }
        return rates;
    }

    private List<Rates> quietFalseAlarms(List<Entrant> entrants) throws InterruptedException {
        List<Rates> rates = new ArrayList<>();
        for (Scenario scenario : selection.hasQuiet() ? Scenario.quiet() : List.<Scenario>of()) {
            FalseAlarms.Plan plan =
                    new FalseAlarms.Plan(
                            scenario.world(), QUIET_WARM_UP_DAYS, selection.effort().quietYears());
            rates.add(rates(scenario, plan, entrants));
        }
        return rates;
    }

    private Rates rates(Scenario scenario, FalseAlarms.Plan plan, List<Entrant> entrants)
            throws InterruptedException {
        long seed = seedFor("false alarms, " + scenario.name());
        return new Rates(scenario.name(), FalseAlarms.measure(plan, seed, entrants, workers));
    }

    private List<Waits> delays(List<Calibration.Tuned> tuned) throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        for (double size : selection.hasDelays() ? SIZES : List.<Double>of()) {
            waits.add(delays(size, besideOurs(forSize(tuned, size))));
        }
        return waits;
    }

    private List<Waits> ablationDelays(List<Entrant> ablation) throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        for (double size : selection.hasDelays() ? SIZES : List.<Double>of()) {
            waits.add(delays(size, ablation));
        }
        return waits;
    }

    private Waits delays(double size, List<Entrant> entrants) throws InterruptedException {
        Delays.Plan plan =
                new Delays.Plan(size, 60 * DAY, 7 * DAY, 28 * DAY, selection.effort().crises());
        long seed = seedFor("delays " + Texts.plain(size));
        return new Waits(
                "topics", size, Delays.measure(Scenario.ofDelays(), plan, seed, entrants, workers));
    }

    /** Of the oracles only the one that knows this size. */
    private static List<Entrant> forSize(List<Calibration.Tuned> tuned, double size) {
        List<Entrant> entrants = new ArrayList<>();
        for (Calibration.Tuned each : tuned) {
            if (each.kind().name().equals(Tunable.oracleName(size))) {
                entrants.add(new Entrant(ORACLE, each.entrant().maker()));
            } else if (SIZES.stream()
                    .map(Tunable::oracleName)
                    .noneMatch(each.kind().name()::equals)) {
                entrants.add(each.entrant());
            }
        }
        return entrants;
    }

    private List<Waits> quietDelays() throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        for (Volume volume : selection.hasQuiet() ? Volume.values() : new Volume[0]) {
            for (double size : QUIET_SIZES) {
                waits.add(quietDelays(volume, size));
            }
        }
        return waits;
    }

    private Waits quietDelays(Volume volume, double size) throws InterruptedException {
        Delays.Plan plan =
                new Delays.Plan(
                        size, 150 * DAY, 7 * DAY, 60 * DAY, selection.effort().quietCrises());
        World world = World.quiet(volume.votesPerHour(), QUIET_WANDER);
        long seed = seedFor("quiet delays " + volume.label() + " " + Texts.plain(size));
        return new Waits(
                volume.label(), size, Delays.measure(world, plan, seed, List.of(ours()), workers));
    }

    private long seedFor(String purpose) {
        return Chance.seedOf(selection.seed(), purpose);
    }

    @Override
    public void close() {
        workers.close();
    }
}
