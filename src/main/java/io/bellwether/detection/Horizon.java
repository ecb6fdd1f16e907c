package io.bellwether.detection;

/**
 * Which hours are old enough to be learned: all before the hour that is returned.
 *
 * <p>Three days and twenty votes, so that a drop is seen before it is learned; but never more than
 * three weeks, so that a baseline that is wrong, or an asset that is quiet, does not stay
 * unlearned.
 */
final class Horizon {

    private static final long LAG_HOURS = 72;
    private static final int LAG_VOTES = 20;
    private static final long LONGEST_LAG_HOURS = 21 * Hours.DAY;
    private static final long RECOVERED_LAG_HOURS = 12;

    private Horizon() {}

    /** As seen from hour {@code now}. */
    static long settled(HourLog log, long now) {
        long horizon = Math.min(now - LAG_HOURS, log.hourOfLastVotes(LAG_VOTES, now));
        return Math.max(now - LONGEST_LAG_HOURS, horizon);
    }

    /** The same, held back by an excursion that began in hour {@code undecided}. */
    static long settled(HourLog log, long now, long undecided) {
        return Math.max(now - LONGEST_LAG_HOURS, Math.min(undecided, settled(log, now)));
    }

    /**
     * After an all-clear: there is a level to be learned again, and little doubt about its hours.
     */
    static long recovered(long now, long undecided) {
        return Math.min(undecided, now - RECOVERED_LAG_HOURS);
    }
}
