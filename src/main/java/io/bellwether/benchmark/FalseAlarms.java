package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Counts alarms where nothing happened. */
final class FalseAlarms {

    private static final long DAY = 24;
    private static final long DAYS_A_YEAR = 365;

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
     * @param openDays days at whose end an alert was open
     * @param years how long it was watched
     */
    record Count(String name, long alarms, long repeated, long openDays, double years) {

        private Count plus(Count other) {
            return new Count(
                    name,
                    alarms + other.alarms,
                    repeated + other.repeated,
                    openDays + other.openDays,
                    years + other.years);
        }

        /** Alarms a year. */
        double rate() {
            return alarms / years;
        }

        /** Share of the days at whose end an alert was open, in [0, 1]. */
        double shareOpen() {
            return openDays / (DAYS_A_YEAR * years);
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
        List<Callable<List<Count>>> streams = new ArrayList<>();
        for (int year = 0; year < plan.years(); year++) {
            long streamSeed = Chance.seedOf(seed, "year " + year);
            streams.add(() -> ofOneYear(plan, streamSeed, entrants));
        }
        List<List<Count>> ofYears = workers.doAll(streams);
        List<Count> counts = new ArrayList<>(ofYears.getFirst());
        for (List<Count> ofYear : ofYears.subList(1, ofYears.size())) {
            for (int i = 0; i < counts.size(); i++) {
                counts.set(i, counts.get(i).plus(ofYear.get(i)));
            }
        }
        return counts;
    }

    private static List<Count> ofOneYear(Plan plan, long seed, List<Entrant> entrants) {
        Course course = new Course(plan.world(), Crisis.NONE, seed, entrants);
        long hour = plan.warmUpDays() * DAY;
        course.runTo(hour, (peer, alarm, at) -> {});
        long[] alarms = new long[entrants.size()];
        long[] repeated = new long[entrants.size()];
        long[] openDays = new long[entrants.size()];
        for (int day = 0; day < DAYS_A_YEAR; day++) {
            hour += DAY;
            course.runTo(
                    hour,
                    (peer, alarm, at) -> (alarm == Peer.Alarm.NEW ? alarms : repeated)[peer]++);
            for (int i = 0; i < openDays.length; i++) {
                openDays[i] += course.isOpen(i) ? 1 : 0;
            }
        }
        List<Count> counts = new ArrayList<>();
        for (int i = 0; i < alarms.length; i++) {
            counts.add(new Count(entrants.get(i).name(), alarms[i], repeated[i], openDays[i], 1));
        }
        return counts;
    }
}
