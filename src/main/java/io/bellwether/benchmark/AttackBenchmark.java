package io.bellwether.benchmark;

import io.bellwether.benchmark.AttackResults.Row;
import io.bellwether.benchmark.AttackResults.Unattacked;
import io.bellwether.benchmark.Siege.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tries attacks on simulated towns, side by side where copies count once and where they do not. The
 * same seed gives the same results on every machine, with any number of threads.
 */
public final class AttackBenchmark implements AutoCloseable {

    /** Numbers of accounts that are tried. */
    public static final List<Integer> SIZES = List.of(5, 10, 20, 50, 100, 200, 500, 1000);

    /** Names of all tempi. */
    public static final List<String> TEMPI =
            Stream.of(Attack.Tempo.values()).map(Attack.Tempo::label).toList();

    private final Plan plan;
    private final List<Attack> attacks;
    private final Workers workers;

    /**
     * @param stepped called after each piece of work, by the thread that did it
     */
    public AttackBenchmark(Plan plan, int threads, Runnable stepped) {
        this.plan = plan;
        this.attacks = plan.attacks();
        this.workers = new Workers(threads, stepped);
    }

    /**
     * What is to be tried.
     *
     * @param seed of all chance
     * @param towns how often each attack is tried; at least 1
     * @param sizes numbers of accounts; each at least 1
     * @param tempi some of {@link #TEMPI}
     */
    public record Plan(long seed, int towns, List<Integer> sizes, List<String> tempi) {

        public Plan {
            sizes = sizes.stream().sorted().distinct().toList();
            tempi = List.copyOf(tempi);
            if (towns < 1 || sizes.isEmpty() || sizes.getFirst() < 1) {
                throw new IllegalArgumentException(
                        "there must be at least one town and one account");
            }
            if (!TEMPI.containsAll(tempi)) {
                throw new IllegalArgumentException(
                        "there is no such tempo; choose from " + String.join(", ", TEMPI));
            }
        }

        /** How many pieces of work there are. */
        public long work() {
            return towns * (2L + attacks().size());
        }

        List<Attack> attacks() {
            return Attack.all().stream()
                    .filter(attack -> tempi.contains(attack.tempo().label()))
                    .toList();
        }
    }

    /** Does all of it. */
    public AttackResults run() throws InterruptedException {
        List<Siege> sieges = sieges();
        List<Quiet> quiet = quiet(sieges);
        List<Row> rows = new ArrayList<>();
        for (Attack attack : attacks) {
            List<Callable<Tries>> work = new ArrayList<>();
            sieges.forEach(siege -> work.add(() -> tries(siege, attack, plan.sizes)));
            rows.add(row(attack, workers.doAll(work)));
        }
        double lost = quiet.stream().mapToDouble(Quiet::honestLost).sum() / plan.towns;
        return new AttackResults(
                plan.seed,
                plan.towns,
                plan.sizes,
                rows,
                unattacked(quiet, Attack.Goal.RAISE),
                unattacked(quiet, Attack.Goal.HIDE),
                lost);
    }

    private List<Siege> sieges() throws InterruptedException {
        Phrases phrases = Phrases.read();
        List<Callable<Siege>> work = new ArrayList<>();
        for (int town = 0; town < plan.towns; town++) {
            long ofTown = Chance.seedOf(plan.seed, "town " + town);
            work.add(() -> new Siege(Scenario.TOPICS.world(), ofTown, phrases));
        }
        return workers.doAll(work);
    }

    private List<Quiet> quiet(List<Siege> sieges) throws InterruptedException {
        List<Callable<Quiet>> work = new ArrayList<>();
        sieges.forEach(siege -> work.add(() -> quiet(siege)));
        return workers.doAll(work);
    }

    private static Quiet quiet(Siege siege) {
        EnumMap<Attack.Goal, Boolean> defended = new EnumMap<>(Attack.Goal.class);
        EnumMap<Attack.Goal, Boolean> open = new EnumMap<>(Attack.Goal.class);
        for (Attack.Goal goal : Attack.Goal.values()) {
            defended.put(goal, siege.play(nothing(goal), 0, true).isRaised());
            open.put(goal, siege.play(nothing(goal), 0, false).isRaised());
        }
        return new Quiet(defended, open, siege.honestLost(nothing(Attack.Goal.RAISE), 0));
    }

    /** With no accounts it does not matter what they would write. */
    private static Attack nothing(Attack.Goal goal) {
        return new Attack(goal, Attack.Manner.COPIES, Attack.Tempo.FLOOD, Attack.Accounts.NEW);
    }

    private static Unattacked unattacked(List<Quiet> quiet, Attack.Goal goal) {
        return new Unattacked(
                (int) quiet.stream().filter(it -> it.defended.getOrDefault(goal, false)).count(),
                (int) quiet.stream().filter(it -> it.open.getOrDefault(goal, false)).count());
    }

    private static Tries tries(Siege siege, Attack attack, List<Integer> sizes) {
        List<Outcome> defended = new ArrayList<>();
        List<Outcome> open = new ArrayList<>();
        for (int size : sizes) {
            defended.add(siege.play(attack, size, true));
            open.add(siege.play(attack, size, false));
        }
        return new Tries(defended, open, siege.honestLost(attack, sizes.getLast()));
    }

    private static Row row(Attack attack, List<Tries> tries) {
        boolean wantsAlert = attack.goal() == Attack.Goal.RAISE;
        List<Double> defended = new ArrayList<>();
        List<Double> open = new ArrayList<>();
        for (int i = 0; i < tries.getFirst().defended.size(); i++) {
            int size = i;
            Predicate<Outcome> succeeded = outcome -> outcome.isRaised() == wantsAlert;
            defended.add(
                    share(tries.stream().map(it -> it.defended.get(size)).toList(), succeeded));
            open.add(share(tries.stream().map(it -> it.open.get(size)).toList(), succeeded));
        }
        double told =
                share(tries.stream().map(it -> it.defended.getLast()).toList(), Outcome::isTold);
        double lost = tries.stream().mapToDouble(Tries::honestLost).sum() / tries.size();
        return new Row(attack, defended, open, told, lost);
    }

    /** Among the towns that had no alert before; NaN when all had one. */
    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        List<Outcome> counted = outcomes.stream().filter(it -> !it.isLeftOut()).toList();
        return (double) counted.stream().filter(which).count() / counted.size();
    }

    @Override
    public void close() {
        workers.close();
    }

    /** One town that nobody attacks. */
    private record Quiet(
            Map<Attack.Goal, Boolean> defended,
            Map<Attack.Goal, Boolean> open,
            double honestLost) {}

    private record Tries(List<Outcome> defended, List<Outcome> open, double honestLost) {}
}
