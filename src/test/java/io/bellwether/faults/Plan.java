package io.bellwether.faults;

import io.bellwether.faults.Groups.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is to happen in one scenario; the same seed gives the same plan.
 *
 * @param protocol of both groups: classic or consumer
 * @param scorers how many members score at the start
 * @param monitors how many watch at the start
 * @param partitions of each input topic
 * @param batch the most records in one transaction of input
 * @param armed fail points by which the first member of a role is halted before anything else
 * @param faults in their order, each when its share of the input is scored
 */
record Plan(
        long seed,
        String protocol,
        int scorers,
        int monitors,
        int partitions,
        int batch,
        List<Armed> armed,
        List<Moment> faults) {

    private static final int FAULTS = 4;
    private static final double LATEST = 0.6;
    private static final List<String> POINTS =
            List.of("BEFORE_OUTPUTS", "BEFORE_OFFSETS", "AFTER_OFFSETS", "AFTER_COMMIT");

    Plan {
        armed = List.copyOf(armed);
        faults = List.copyOf(faults);
    }

    /** A fail point and the pass through it that is the last. */
    record Armed(Role role, String point, int pass) {}

    /** A fault and the share of the input after which it comes, in (0, {@value #LATEST}]. */
    record Moment(double after, Fault fault) {}

    static Plan of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        int monitors = 1 + dice.nextInt(2);
        String protocol = dice.nextBoolean() ? "classic" : "consumer";
        int scorers = 1 + dice.nextInt(3);
        // With fewer, a member could be given the decisions and the controls alone.
        int partitions = Math.max(scorers, 1 + dice.nextInt(4));
        return new Plan(
                seed,
                protocol,
                scorers,
                monitors,
                partitions,
                List.of(50, 100, 250).get(dice.nextInt(3)),
                armed(dice),
                faults(dice, monitors));
    }

    private static List<Armed> armed(SplittableRandom dice) {
        List<Armed> armed = new ArrayList<>();
        for (Role role : Role.values()) {
            if (dice.nextBoolean()) {
                String point = POINTS.get(dice.nextInt(POINTS.size()));
                armed.add(new Armed(role, point, 1 + dice.nextInt(10)));
            }
        }
        return armed;
    }

    private static List<Moment> faults(SplittableRandom dice, int monitors) {
        List<Fault> all = new ArrayList<>(Fault.all());
        Collections.shuffle(all, dice);
        List<Fault> chosen = new ArrayList<>();
        for (Fault fault : all) {
            if (chosen.size() < FAULTS && goesWith(fault, chosen, monitors)) {
                chosen.add(fault);
            }
        }
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            double after = LATEST * (i + dice.nextDouble()) / chosen.size();
            moments.add(new Moment(after, chosen.get(i)));
        }
        return moments;
    }

    /**
     * Standing still takes long, so once is enough; and a restore is sure only of the one monitor.
     */
    private static boolean goesWith(Fault fault, List<Fault> chosen, int monitors) {
        return switch (fault) {
            case Fault.Zombie zombie ->
                    chosen.stream().noneMatch(other -> other instanceof Fault.Zombie);
            case Fault.KillInRestore restore ->
                    monitors == 1 && !chosen.contains(new Fault.Join(Role.MONITOR));
            case Fault.Join join ->
                    join.role() == Role.SCORE || !chosen.contains(new Fault.KillInRestore());
            case Fault.BrokerKill kill -> chosen.stream().noneMatch(Fault::isOfBroker);
            case Fault.BrokerAway away -> chosen.stream().noneMatch(Fault::isOfBroker);
            case Fault.BrokerHang hang -> chosen.stream().noneMatch(Fault::isOfBroker);
            case Fault.Kill kill -> true;
            case Fault.Restart restart -> true;
        };
    }

    /** Whether quotations may lack their texts. */
    boolean hasBrokerFault() {
        return faults.stream().anyMatch(moment -> moment.fault().isOfBroker());
    }
}
