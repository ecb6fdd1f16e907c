package io.bellwether.detection;

/** How severity follows from size and evidence. */
final class Severities {

    private static final double MAJOR = .07;
    private static final double CRITICAL = .15;
    private static final double OVERWHELMING = 10;

    private Severities() {}

    static Severity ofSize(double size) {
        if (size >= CRITICAL) {
            return Severity.CRITICAL;
        }
        return size >= MAJOR ? Severity.MAJOR : Severity.WARNING;
    }

    /**
     * At the raise. Evidence counts here only: in any crisis that lasts it passes every bound
     * within days, and would then call each of them critical.
     *
     * @param excess M over the threshold
     */
    static Severity raised(double size, double excess) {
        return excess >= OVERWHELMING ? Severity.CRITICAL : ofSize(size);
    }

    /** After a new estimate; once settled, never milder than before. */
    static Severity revised(double size, Severity before, boolean isSettled) {
        Severity severity = ofSize(size);
        return isSettled && severity.compareTo(before) < 0 ? before : severity;
    }

    /** After a further fall to {@code size}: one worse than before at least. */
    static Severity fallen(double size, Severity before) {
        return size >= CRITICAL || before != Severity.WARNING ? Severity.CRITICAL : Severity.MAJOR;
    }
}
