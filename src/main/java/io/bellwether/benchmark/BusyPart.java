package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import java.util.ArrayList;
import java.util.List;

/** The part of the benchmark about assets with 30 votes an hour. */
final class BusyPart {

    static final List<Double> SIZES = List.of(.05, .1, .2);

    private static final int DAY = 24;
    private static final int QUIET_HOURS = 60 * DAY;
    private static final int SPREAD_HOURS = 180 * DAY;
    private static final int CRISIS_HOURS = 28 * DAY;

    private final Selection selection;
    private final Workers workers;

    BusyPart(Selection selection, Workers workers) {
        this.selection = selection;
        this.workers = workers;
    }

    /** Pieces of work that {@link #falseAlarms} takes. */
    static int workOfFalseAlarms(Selection selection) {
        return selection.busy().size() * selection.effort().years();
    }

    /** Pieces of work that {@link #delays} takes. */
    static int workOfDelays(Selection selection) {
        return selection.hasDelays() ? SIZES.size() * selection.effort().crises() : 0;
    }

    /** The others at one false alarm a year in that world, if it is wanted. */
    Tuning tuned(Scenario scenario, List<Double> oracles, boolean isWanted)
            throws InterruptedException {
        if (!isWanted || !selection.hasPeers()) {
            return new Tuning(scenario.name(), List.of());
        }
        List<Tunable> kinds = new ArrayList<>(Tunable.all());
        oracles.forEach(size -> kinds.add(Tunable.oracle(size)));
        Calibration calibration =
                new Calibration(
                        scenario.world(),
                        selection.effort().calibrationYears(),
                        selection.seedFor("calibration, " + scenario.name()),
                        workers);
        return new Tuning(scenario.name(), calibration.tune(kinds));
    }

    /** In each of the chosen scenarios. */
    List<Rates> falseAlarms(List<Entrant> entrants) throws InterruptedException {
        List<Rates> rates = new ArrayList<>();
        for (Scenario scenario : selection.busy()) {
            FalseAlarms.Plan plan =
                    FalseAlarms.Plan.of(scenario.world(), selection.effort().years());
            long seed = selection.seedFor("false alarms, " + scenario.name());
            rates.add(
                    new Rates(scenario.name(), FalseAlarms.measure(plan, seed, entrants, workers)));
        }
        return rates;
    }

    /** Of drops of that size in that world. */
    Waits delays(Scenario scenario, double size, List<Entrant> entrants)
            throws InterruptedException {
        Delays.Plan plan =
                new Delays.Plan(
                        size, QUIET_HOURS, SPREAD_HOURS, CRISIS_HOURS, selection.effort().crises());
        long seed = selection.seedFor("delays, " + scenario.name() + ", " + Texts.plain(size));
        return new Waits(
                scenario.name(),
                size,
                Delays.measure(scenario.world(), plan, seed, entrants, workers));
    }
}
