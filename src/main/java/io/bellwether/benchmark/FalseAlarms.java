package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Counts alarms where nothing happened. */
final class FalseAlarms {

    private static final long DAY = 24;
    private static final long YEAR = 365 * DAY;

    private FalseAlarms() {}

    /**
     * What is measured.
     *
     * @param warmUpDays before counting begins
     * @param years how many are counted, each in a stream of its own
     */
    record Plan(World world, int warmUpDays, int years) {

        /** The usual warm-up: four weeks. */
        static Plan of(World world, int years) {
            return new Plan(world, 28, years);
        }
    }

    /**
     * What one detector raised in one world.
     *
     * @param alarms that began an episode
     * @param repeated further ones of the same episodes
     * @param years how long it was watched
     */
    record Count(String name, long alarms, long repeated, double years) {

        /** Alarms a year. */
        double rate() {
            return alarms / years;
        }

        /** 95 % interval of {@link #rate}. */
        Interval interval() {
            return Interval.ofRate(alarms, years);
        }
    }

    /**
     * Runs {@code entrants} side by side through streams of a year each. The days of warm-up come
     * before that year and do not count.
     *
     * @return one count an entrant, in their order
     */
    static List<Count> measure(Plan plan, long seed, List<Entrant> entrants, Workers workers)
            throws InterruptedException {
        List<Callable<long[][]>> streams = new ArrayList<>();
        for (int year = 0; year < plan.years(); year++) {
            long streamSeed = Chance.seedOf(seed, "year " + year);
            streams.add(() -> ofOneYear(plan, streamSeed, entrants));
        }
        List<long[][]> ofYears = workers.doAll(streams);
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < entrants.size(); i++) {
            long alarms = 0;
            long repeated = 0;
            for (long[][] ofYear : ofYears) {
                alarms += ofYear[i][0];
                repeated += ofYear[i][1];
            }
            counts.add(new Count(entrants.get(i).name(), alarms, repeated, plan.years()));
        }
        return counts;
    }

    private static long[][] ofOneYear(Plan plan, long seed, List<Entrant> entrants) {
        Course course = new Course(plan.world(), Crisis.NONE, seed, entrants);
        long warmUp = plan.warmUpDays() * DAY;
        course.runTo(warmUp, (peer, alarm, at) -> {});
        long[][] counts = new long[entrants.size()][2];
        course.runTo(
                warmUp + YEAR,
                (peer, alarm, at) -> counts[peer][alarm == Peer.Alarm.NEW ? 0 : 1]++);
        return counts;
    }
}
