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

/**
 * Carries out a {@link Plan} on a deployment that has all its input before it. Every fault has to
 * meet members with work left, and those in mid-transaction that are killed or stand still; one
 * that does not is an error of the scenario. Not safe for several threads.
 */
final class Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Longer than the group waits for a member (6 s) and than a transaction may take (10 s). */
    private static final Duration STANDSTILL = Duration.ofMillis(12_500);

    private static final Duration BROKER_AWAY = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int RESTORED = 20;

    private final Plan plan;
    private final Deployment deployment;
    private final Feed feed;
    private final Cast cast;
    private final List<String> told = new ArrayList<>();

    Scenario(Plan plan, Deployment deployment, Feed feed) {
        this.plan = plan;
        this.deployment = deployment;
        this.feed = feed;
        this.cast = new Cast(plan, deployment, this::tell);
    }

    /** Runs it to its end, when everything is healed, processed and every member has ended well. */
    void run() {
        start();
        plan.faults().forEach(this::befall);
        cast.hurry();
        await("everything is scored and watched")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> cast.supervised(deployment::isDone));
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

    private void start() {
        Map<Role, Launch> halted = new TreeMap<>();
        for (Role role : Role.values()) {
            for (Launch launch : cast.of(role)) {
                Optional<Plan.Armed> armed =
                        plan.armed().stream()
                                .filter(a -> a.role() == role)
                                .filter(a -> launch.equals(cast.of(role).getFirst()))
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
        cast.requireWork(role);
        deployment.start(launch);
    }

    private void befall(Plan.Moment moment) {
        long due = (long) (moment.after() * feed.size());
        await(moment.fault() + " is due")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> cast.supervised(() -> deployment.groups().scored() >= due));
        cast.requireWork(Role.SCORE);
        switch (moment.fault()) {
            case Fault.Kill kill -> kill(victim(kill.role()));
            case Fault.Zombie zombie -> standStill(victim(zombie.role()));
            case Fault.Restart restart -> restart(victim(restart.role()));
            case Fault.Join join -> {
                Launch launch = cast.launch(join.role());
                tell("joins " + launch.instance());
                deployment.start(launch);
            }
            case Fault.KillInRestore restore -> killInRestore(victim(Role.MONITOR));
            case Fault.BrokerKill kill -> brokerAway(Duration.ZERO);
            case Fault.BrokerAway away -> brokerAway(BROKER_AWAY);
            case Fault.BrokerHang hang -> brokerHangs();
        }
    }

    private Victim victim(Role role) {
        return cast.victim(role, PATIENCE);
    }

    private void kill(Victim victim) {
        victim.stopInTransaction(deployment.groups());
        victim.process().kill();
        tell("SIGKILL " + victim + " in mid-transaction");
        cast.requireWork(victim.role());
        deployment.start(victim.launch());
    }

    private void standStill(Victim victim) {
        victim.stopInTransaction(deployment.groups());
        tell("SIGSTOP " + victim + " in mid-transaction");
        cast.requireWork(victim.role());
        pass(STANDSTILL);
        victim.resumePutOut();
        tell("SIGCONT " + victim);
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

    private static void pass(Duration time) {
        if (!time.isZero()) {
            Pause.of(time);
        }
    }

    private void tell(String what) {
        told.add(what + ", " + deployment.groups().scored() + " of " + feed.size() + " scored");
    }
}
