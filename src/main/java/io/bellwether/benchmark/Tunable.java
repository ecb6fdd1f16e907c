package io.bellwether.benchmark;

import java.util.List;

/**
 * A kind of detector whose rate of false alarms nobody knows beforehand, so that its one parameter
 * must be found by trial. Every parameter is more than 0, and the larger, the fewer alarms.
 *
 * @param name as in the tables
 * @param least where alarms abound
 * @param most where there are none
 */
record Tunable(String name, double least, double most, Maker maker) {

    private static final String ORACLE = "oracle for ";

    /** Makes a rule of this kind. */
    @FunctionalInterface
    interface Maker {
        Rule make(double parameter, Truth truth);
    }

    /** All of them but the oracles. */
    static List<Tunable> all() {
        return List.of(
                new Tunable("threshold, 1 h mean for 2 h", 1e-3, 1, (p, t) -> new ThresholdRule(p)),
                new Tunable("EWMA", .5, 50, (p, t) -> new EwmaRule(p)),
                new Tunable("CUSUM tuned to .05", .1, 1e4, (p, t) -> new CusumRule(p)),
                new Tunable("GLR / FOCuS", 1, 1e4, (p, t) -> new FocusRule(p)),
                new Tunable("ADWIN (MOA)", 1.01, 1e100, (p, t) -> MoaRule.adwin(p)),
                new Tunable("Page-Hinkley (MOA)", .1, 1e5, (p, t) -> MoaRule.pageHinkley(p)),
                new Tunable("CUSUM (MOA)", .1, 1e5, (p, t) -> MoaRule.cusum(p)),
                new Tunable("HDDM-A (MOA)", 1.01, 1e100, (p, t) -> MoaRule.hddmA(p)),
                new Tunable("HDDM-W", 1.01, 1e100, (p, t) -> new HddmWRule(p)));
    }

    /** The oracle that knows that a drop has that size. */
    static Tunable oracle(double size) {
        return new Tunable(oracleName(size), .1, 1e3, (p, t) -> new OracleRule(t, size, p));
    }

    /** The name of {@link #oracle}. */
    static String oracleName(double size) {
        return ORACLE + Texts.plain(size);
    }

    /** Whether it is the name of an oracle. */
    static boolean isOracle(String name) {
        return name.startsWith(ORACLE);
    }

    /** One of them, its parameter settled. */
    Entrant at(double parameter) {
        return new Entrant(name, truth -> new RulePeer(maker.make(parameter, truth)));
    }
}
