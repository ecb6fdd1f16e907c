package io.bellwether.benchmark;

import io.bellwether.benchmark.DetectionResults.Rates;
import io.bellwether.benchmark.DetectionResults.Waits;
import java.util.ArrayList;
import java.util.List;

/** The part of the benchmark about assets with few votes, or whose level wanders. */
final class QuietPart {

    private static final List<Double> SIZES = List.of(.1, .2, .3, .6);
    private static final double WANDER = .003;

    /** How many volumes {@link #slowDelays} takes. */
    private static final int SLOW = 3;

    private static final int WARM_UP_DAYS = 90;
    private static final int DAY = 24;
    private static final int QUIET_HOURS = 150 * DAY;
    private static final int SPREAD_HOURS = 7 * DAY;
    private static final int CRISIS_HOURS = 60 * DAY;

    private final Selection selection;
    private final Workers workers;

    QuietPart(Selection selection, Workers workers) {
        this.selection = selection;
        this.workers = workers;
    }

    /** Pieces of work it takes. */
    static int work(Selection selection) {
        Effort effort = selection.effort();
        int ablations = selection.hasAblation() ? Scenario.ofQuietAblation().size() : 0;
        int slow = selection.hasAblation() ? SLOW : 0;
        return selection.hasQuiet()
                ? (Scenario.quiet().size() + ablations) * effort.quietYears()
                        + (Volume.values().length * SIZES.size() + slow) * effort.quietCrises()
                : 0;
    }

    List<Rates> falseAlarms(List<Scenario> scenarios, List<Entrant> entrants)
            throws InterruptedException {
        List<Rates> rates = new ArrayList<>();
        if (!selection.hasQuiet()) {
            return rates;
        }
        for (Scenario scenario : scenarios) {
            FalseAlarms.Plan plan =
                    new FalseAlarms.Plan(
                            scenario.world(), WARM_UP_DAYS, selection.effort().quietYears());
            long seed = selection.seedFor("false alarms, " + scenario.name());
            rates.add(
                    new Rates(scenario.name(), FalseAlarms.measure(plan, seed, entrants, workers)));
        }
        return rates;
    }

    List<Waits> delays(List<Entrant> entrants) throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        if (!selection.hasQuiet()) {
            return waits;
        }
        for (Volume volume : Volume.values()) {
            for (double size : SIZES) {
                waits.add(delays(volume, size, entrants));
            }
        }
        return waits;
    }

    /** Of crises that an ingredient may lose, since they are long in coming to light. */
    List<Waits> slowDelays(List<Entrant> entrants) throws InterruptedException {
        List<Waits> waits = new ArrayList<>();
        if (selection.hasQuiet()) {
            waits.add(delays(Volume.FORTY_A_DAY, .1, entrants));
            waits.add(delays(Volume.FIVE_A_DAY, .2, entrants));
            waits.add(delays(Volume.FIFTEEN_A_WEEK, .3, entrants));
        }
        return waits;
    }

    private Waits delays(Volume volume, double size, List<Entrant> entrants)
            throws InterruptedException {
        Delays.Plan plan =
                new Delays.Plan(
                        size,
                        QUIET_HOURS,
                        SPREAD_HOURS,
                        CRISIS_HOURS,
                        selection.effort().quietCrises());
        World world = World.quiet(volume.votesPerHour(), WANDER);
        long seed = selection.seedFor("delays, " + volume.label() + ", " + Texts.plain(size));
        return new Waits(
                volume.label(), size, Delays.measure(world, plan, seed, entrants, workers));
    }
}
