package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the parameters at which detectors raise one false alarm a year in some world, by bisection
 * on their logarithms. All of them hear the same votes, which are not those that are measured
 * later.
 */
final class Calibration {

    private static final int ROUNDS = 12;

    private final World world;
    private final int years;
    private final long seed;
    private final Workers workers;

    /**
     * @param years of simulated votes in each round
     */
    Calibration(World world, int years, long seed, Workers workers) {
        this.world = world;
        this.years = years;
        this.seed = seed;
        this.workers = workers;
    }

    /** Pieces of work that one calibration takes. */
    static int work(int years) {
        return ROUNDS * years;
    }

    /**
     * A detector with the parameter that was found.
     *
     * @param parameter the least, as far as known, that has no more than one false alarm a year
     */
    record Tuned(Tunable kind, double parameter) {
        Entrant entrant() {
            return kind.at(parameter);
        }
    }

    /** The detectors of these kinds that raise one false alarm a year, in the same order. */
    List<Tuned> tune(List<Tunable> kinds) throws InterruptedException {
        double[] low = new double[kinds.size()];
        double[] high = new double[kinds.size()];
        for (int i = 0; i < low.length; i++) {
            low[i] = StrictMath.log(kinds.get(i).least());
            high[i] = StrictMath.log(kinds.get(i).most());
        }
        for (int round = 0; round < ROUNDS; round++) {
            bisect(kinds, low, high);
        }
        List<Tuned> tuned = new ArrayList<>();
        for (int i = 0; i < low.length; i++) {
            tuned.add(new Tuned(kinds.get(i), StrictMath.exp(high[i])));
        }
        return tuned;
    }

    private void bisect(List<Tunable> kinds, double[] low, double[] high)
            throws InterruptedException {
        List<Entrant> entrants = new ArrayList<>();
        for (int i = 0; i < low.length; i++) {
            entrants.add(kinds.get(i).at(StrictMath.exp((low[i] + high[i]) / 2)));
        }
        List<FalseAlarms.Count> counts =
                FalseAlarms.measure(FalseAlarms.Plan.of(world, years), seed, entrants, workers);
        for (int i = 0; i < low.length; i++) {
            double middle = (low[i] + high[i]) / 2;
            if (counts.get(i).rate() > 1) {
                low[i] = middle;
            } else {
                high[i] = middle;
            }
        }
    }
}
