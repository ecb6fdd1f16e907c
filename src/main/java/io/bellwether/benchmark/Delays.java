package io.bellwether.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures how long detectors take to see a drop. */
final class Delays {

    private static final double SECONDS = 3600;
    private static final long DAY = 24;

    /** In place of a delay: an alert was open before the drop began. */
    private static final double LEFT_OUT = Double.NaN;

    private Delays() {}

    /**
     * The crises of one measurement.
     *
     * @param size of the drop
     * @param quietHours before the earliest onset
     * @param spreadHours the onset comes within so many hours after that, by chance
     * @param hours how long a crisis lasts, in whole days
     * @param crises how many, each in a stream of its own
     */
    record Plan(double size, int quietHours, int spreadHours, int hours, int crises) {

        private Crisis crisis(Chance chance) {
            return new Crisis(quietHours + (long) chance.below(spreadHours), hours, size);
        }
    }

    /**
     * How one detector fared.
     *
     * @param hours delays, shortest first; what was not seen has the length of the crisis
     * @param seen how many of them were seen
     * @param leftOut crises that found an alert open
     */
    record Summary(String name, List<Double> hours, int seen, int leftOut) {

        Summary {
            hours = List.copyOf(hours);
        }

        /** Mean delay in hours; NaN when every crisis was left out. */
        double mean() {
            return Arrays.stream(values()).average().orElse(Double.NaN);
        }

        /** 95 % interval of the mean. */
        Interval interval() {
            return Interval.ofMean(values());
        }

        /** Median delay in hours; NaN when every crisis was left out. */
        double median() {
            int n = hours.size();
            return n == 0 ? Double.NaN : (hours.get((n - 1) / 2) + hours.get(n / 2)) / 2;
        }

        /** Share of the crises that was seen, in [0, 1]; NaN when every one was left out. */
        double shareSeen() {
            return (double) seen / hours.size();
        }

        private double[] values() {
            return hours.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Runs {@code entrants} side by side; one summary an entrant, in their order. */
    static List<Summary> measure(
            World world, Plan plan, long seed, List<Entrant> entrants, Workers workers)
            throws InterruptedException {
        List<Callable<double[]>> streams = new ArrayList<>();
        for (int i = 0; i < plan.crises(); i++) {
            long streamSeed = Chance.seedOf(seed, "crisis " + i);
            streams.add(() -> ofOneCrisis(world, plan, streamSeed, entrants));
        }
        List<double[]> ofCrises = workers.doAll(streams);
        List<Summary> summaries = new ArrayList<>();
        for (int i = 0; i < entrants.size(); i++) {
            summaries.add(summary(entrants.get(i).name(), i, ofCrises, plan.hours()));
        }
        return summaries;
    }

    private static double[] ofOneCrisis(World world, Plan plan, long seed, List<Entrant> entrants) {
        Crisis crisis = plan.crisis(Chance.of(seed, "onset"));
        Course course = new Course(world, crisis, seed, entrants);
        course.runTo(crisis.onset(), (peer, alarm, at) -> {});
        long onset = course.now();
        double[] hours = new double[entrants.size()];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = course.isOpen(i) ? LEFT_OUT : plan.hours();
        }
        for (long day = DAY; isMissing(hours, plan.hours()) && day <= plan.hours(); day += DAY) {
            course.runTo(
                    crisis.onset() + day,
                    // A shorter delay stays, and so does NaN.
                    (peer, alarm, at) ->
                            hours[peer] = Math.min(hours[peer], (at - onset) / SECONDS));
        }
        return hours;
    }

    private static boolean isMissing(double[] hours, double longest) {
        return Arrays.stream(hours).anyMatch(delay -> delay == longest);
    }

    private static Summary summary(String name, int peer, List<double[]> ofCrises, double longest) {
        List<Double> hours = new ArrayList<>();
        int leftOut = 0;
        int seen = 0;
        for (double[] ofCrisis : ofCrises) {
            double delay = ofCrisis[peer];
            if (Double.isNaN(delay)) {
                leftOut++;
            } else {
                hours.add(delay);
                seen += delay < longest ? 1 : 0;
            }
        }
        hours.sort(null);
        return new Summary(name, hours, seen, leftOut);
    }
}
