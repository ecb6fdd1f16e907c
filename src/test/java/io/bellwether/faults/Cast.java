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
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The members of a {@link Scenario}: how they are started, and which of them a fault can meet. The
 * broker hands out the input slowly to them, so that a fast machine is not done before all faults
 * have come. Not safe for several threads.
 */
final class Cast {

    private static final Duration POLL = Duration.ofMillis(50);

    /** What one member reads in a second while faults are to come: a thousand records, about. */
    private static final int SLOW_BYTES = 200_000;

    private static final int FETCH_BYTES = 32_768;

    private final Plan plan;
    private final Deployment deployment;
    private final Consumer<String> tell;
    private final Map<Role, List<Launch>> launches = new TreeMap<>();

    /**
     * Those that the plan begins with; none is started yet.
     *
     * @param tell takes what happens to them besides the faults, one line each
     */
    Cast(Plan plan, Deployment deployment, Consumer<String> tell) {
        this.plan = plan;
        this.deployment = deployment;
        this.tell = tell;
        for (Role role : Role.values()) {
            launches.put(role, new ArrayList<>());
            int count = role == Role.SCORE ? plan.scorers() : plan.monitors();
            for (int i = 0; i < count; i++) {
                Launch unused = launch(role);
            }
        }
    }

    /** One more, which is not started yet. */
    Launch launch(Role role) {
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

    /** All of a role, in the order of their names. */
    List<Launch> of(Role role) {
        return List.copyOf(launches.getOrDefault(role, List.of()));
    }

    /** No fault is to come any more. */
    void hurry() {
        of(Role.SCORE).forEach(launch -> deployment.groups().slow(launch.instance(), null));
    }

    /**
     * Starts members again that ended because no broker answered when they started, as whoever
     * supervises them would, and then asks.
     */
    <T> T supervised(Supplier<T> question) {
        for (MemberProcess member : deployment.members()) {
            if (!member.isAlive() && member.hasFoundNoBroker()) {
                tell.accept("started again " + member.launch().instance());
                deployment.start(member.launch());
            }
        }
        return question.get();
    }

    /** A member that has partitions with work left, or, as a monitor, work to come. */
    Victim victim(Role role, Duration patience) {
        return await("a member of " + role.label() + " has work")
                .atMost(patience)
                .pollInterval(POLL)
                .until(() -> supervised(() -> busy(role)), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Victim> busy(Role role) {
        for (Launch launch : of(role)) {
            if (deployment.groups().workOf(role, launch.instance()) > 0) {
                MemberProcess process = deployment.member(launch.instance());
                return Optional.of(new Victim(role, launch, process));
            }
        }
        return Optional.empty();
    }

    /** A fault that comes when all is done is an error of the scenario. */
    void requireWork(Role role) {
        boolean isLeft =
                deployment.groups().unscored() > 0
                        || (role == Role.MONITOR && !deployment.groups().isWatched());
        assertThat(isLeft).as("work is left to " + role.label()).isTrue();
    }
}
