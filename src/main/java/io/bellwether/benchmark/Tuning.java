package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The others, tuned to one false alarm a year in one world.
 *
 * @param world its name
 * @param tuned empty when no others were wanted
 */
record Tuning(String world, List<Calibration.Tuned> tuned) {

    /** The name that the oracles of all sizes share in a table of delays. */
    private static final String ORACLE = "oracle for that size";

    Tuning {
        tuned = List.copyOf(tuned);
    }

    /** All of them. */
    List<Entrant> entrants() {
        return tuned.stream().map(Calibration.Tuned::entrant).toList();
    }

    /** Of the oracles only the one that knows {@code size}. */
    List<Entrant> entrantsFor(double size) {
        List<Entrant> entrants = new ArrayList<>();
        for (Calibration.Tuned each : tuned) {
            Entrant entrant = each.entrant();
            if (entrant.name().equals(Tunable.oracleName(size))) {
                entrants.add(new Entrant(ORACLE, entrant.maker()));
            } else if (!Tunable.isOracle(entrant.name())) {
                entrants.add(entrant);
            }
        }
        return entrants;
    }
}
