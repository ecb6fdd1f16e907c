package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.faults.Groups.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Carries out a {@link Plan} on a deployment that has all its input before it. Every fault has to
 * meet members with work left; one that does not is an error of the scenario. The broker hands out
 * the input slowly until all faults have come, so that a fast machine is not done before. Not safe
 * for several threads.
 */
final class Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Longer than the group waits for a member (6 s) and than a transaction may take (10 s). */
    private static final Duration STANDSTILL = Duration.ofMillis(12_500);

    private static final Duration BROKER_AWAY = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(50);

    /** What one member reads in a second while faults are to come: a thousand records, about. */
    private static final int SLOW_BYTES = 200_000;

    private static final int FETCH_BYTES = 32_768;
    private static final int TRIES = 60;
    private static final int RESTORED = 20;

    private final Plan plan;
    private final Deployment deployment;
    private final Feed feed;
    private final Map<Role, List<Launch>> launches = new TreeMap<>();
    private final List<String> told = new ArrayList<>();

    Scenario(Plan plan, Deployment deployment, Feed feed) {
        this.plan = plan;
        this.deployment = deployment;
        this.feed = feed;
    }

    /** Runs it to its end, when everything is healed, processed and every member has ended well. */
    void run() {
        for (Role role : Role.values()) {
            launches.put(role, new ArrayList<>());
            int count = role == Role.SCORE ? plan.scorers() : plan.monitors();
            for (int i = 0; i < count; i++) {
                launch(role);
            }
        }
        start();
        plan.faults().forEach(this::befall);
        launches.getOrDefault(Role.SCORE, List.of())
                .forEach(launch -> deployment.groups().slow(launch.instance(), null));
        await("everything is scored and watched")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> supervised(deployment::isDone));
        for (MemberProcess member : deployment.members()) {
            assertThat(member.isAlive()).as(member.launch().instance() + " is alive").isTrue();
        }
        assertThat(deployment.settle(PATIENCE))
                .allSatisfy(
                        (instance, status) ->
                                assertThat(status).isEqualTo(MemberProcess.TERMINATED));
    }

    /** What befell whom and when, one line each. */
    List<String> told() {
        return List.copyOf(told);
    }

    private Launch launch(Role role) {
        List<Launch> some = launches.getOrDefault(role, List.of());
        String instance = role.label().charAt(0) + "" + (some.size() + 1);
        Launch launch =
                deployment
                        .launch(role.label(), instance)
                        .set("kafka.max.poll.records=" + plan.batch())
                        .set("kafka.group.protocol=" + plan.protocol())
                        .set("kafka.fetch.max.bytes=" + FETCH_BYTES)
                        .set("kafka.max.partition.fetch.bytes=" + FETCH_BYTES)
                        .set("snapshotEveryRecords=" + 20 * plan.batch());
        some.add(launch);
        if (role == Role.SCORE) {
            deployment.groups().slow(instance, SLOW_BYTES / plan.scorers());
        }
        return launch;
    }

    private void start() {
        Map<Role, Launch> halted = new TreeMap<>();
        for (Map.Entry<Role, List<Launch>> role : launches.entrySet()) {
            for (Launch launch : role.getValue()) {
                Optional<Plan.Armed> armed =
                        plan.armed().stream()
                                .filter(a -> a.role() == role.getKey())
                                .filter(a -> launch.equals(role.getValue().getFirst()))
                                .findFirst();
                deployment.start(armed.map(a -> launch.armed(a.point(), a.pass())).orElse(launch));
                armed.ifPresent(a -> halted.put(a.role(), launch));
            }
        }
        halted.forEach(this::startAfterHalt);
    }

    /** Waits for the fail point, and starts the member again without one. */
    private void startAfterHalt(Role role, Launch launch) {
        MemberProcess halted = deployment.member(launch.instance());
        while (halted.exitStatus(PATIENCE) != MemberProcess.KILLED && halted.hasFoundNoBroker()) {
            halted = deployment.start(halted.launch());
        }
        assertThat(halted.exitStatus())
                .as("halted at its fail point")
                .isEqualTo(MemberProcess.KILLED);
        tell("halted " + launch.instance());
        requireWork(role);
        deployment.start(launch);
    }

    private void befall(Plan.Moment moment) {
        long due = (long) (moment.after() * feed.size());
        await(moment.fault() + " is due")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> supervised(() -> deployment.groups().scored() >= due));
        requireWork(Role.SCORE);
        switch (moment.fault()) {
            case Fault.Kill kill -> kill(victim(kill.role()));
            case Fault.Zombie zombie -> standStill(victim(zombie.role()));
            case Fault.Restart restart -> restart(victim(restart.role()));
            case Fault.Join join -> {
                Launch launch = launch(join.role());
                tell("joins " + launch.instance());
                deployment.start(launch);
            }
            case Fault.KillInRestore restore -> killInRestore(victim(Role.MONITOR));
            case Fault.BrokerKill kill -> brokerAway(Duration.ZERO);
            case Fault.BrokerAway away -> brokerAway(BROKER_AWAY);
            case Fault.BrokerHang hang -> brokerHangs();
        }
    }

    private void kill(Victim victim) {
        boolean isMidTransaction = stopInTransaction(victim);
        victim.process().kill();
        tell("SIGKILL " + victim + (isMidTransaction ? " in mid-transaction" : ""));
        requireWork(victim.role());
        deployment.start(victim.launch());
    }

    private void standStill(Victim victim) {
        boolean isMidTransaction = stopInTransaction(victim);
        tell("SIGSTOP " + victim + (isMidTransaction ? " in mid-transaction" : ""));
        requireWork(victim.role());
        pass(STANDSTILL);
        victim.process().resume();
        tell("SIGCONT " + victim);
    }

    /** A moment between transactions is likely, and proves less. */
    private boolean stopInTransaction(Victim victim) {
        for (int i = 0; i < TRIES; i++) {
            victim.process().stop();
            if (deployment.groups().isInTransaction(victim.role(), victim.instance())) {
                return true;
            }
            if (i == TRIES - 1 || deployment.groups().unscored() == 0) {
                break;
            }
            victim.process().resume();
        }
        return false;
    }

    private void restart(Victim victim) {
        tell("SIGTERM " + victim);
        victim.process().terminate();
        assertThat(victim.process().exitStatus()).isEqualTo(MemberProcess.TERMINATED);
        deployment.start(victim.launch());
    }

    private void killInRestore(Victim victim) {
        kill(victim);
        MemberProcess again = deployment.member(victim.instance());
        again.kill();
        deployment.start(victim.launch().armed("MID_RESTORE", RESTORED));
        startAfterHalt(Role.MONITOR, victim.launch());
    }

    private void brokerAway(Duration away) {
        tell("SIGKILL broker, back after " + away.toSeconds() + " s");
        deployment.broker().kill();
        pass(away);
        deployment.broker().restart();
    }

    private void brokerHangs() {
        tell("SIGSTOP broker for " + BROKER_AWAY.toSeconds() + " s");
        deployment.broker().stop();
        pass(BROKER_AWAY);
        deployment.broker().resume();
    }

    /**
     * Starts members again that ended because no broker answered when they started, as whoever
     * supervises them would, and then asks.
     */
    private <T> T supervised(Supplier<T> question) {
        for (MemberProcess member : deployment.members()) {
            if (!member.isAlive() && member.hasFoundNoBroker()) {
                tell("started again " + member.launch().instance());
                deployment.start(member.launch());
            }
        }
        return question.get();
    }

    /** A member that has partitions with work left, or, as a monitor, work to come. */
    private Victim victim(Role role) {
        return await("a member of " + role.label() + " has work")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> supervised(() -> busy(role)), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Victim> busy(Role role) {
        for (Launch launch : launches.getOrDefault(role, List.of())) {
            if (deployment.groups().workOf(role, launch.instance()) > 0) {
                MemberProcess process = deployment.member(launch.instance());
                return Optional.of(new Victim(role, launch, process));
            }
        }
        return Optional.empty();
    }

    private void requireWork(Role role) {
        boolean isLeft =
                deployment.groups().unscored() > 0
                        || (role == Role.MONITOR && !deployment.groups().isWatched());
        assertThat(isLeft).as("work is left to " + role.label()).isTrue();
    }

    private static void pass(Duration time) {
        if (!time.isZero()) {
            await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
        }
    }

    private void tell(String what) {
        told.add(what + ", " + deployment.groups().scored() + " of " + feed.size() + " scored");
    }

    /** Whom a fault meets. */
    private record Victim(Role role, Launch launch, MemberProcess process) {

        String instance() {
            return launch.instance();
        }

        @Override
        public String toString() {
            return launch.instance();
        }
    }
}
