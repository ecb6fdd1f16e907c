package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.faults.Groups.Role;
import io.bellwether.kafka.FailPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Halts both roles again and again at each place where it matters, and lets them go on in the end.
 * Random kills miss these places.
 */
@Tag("faults")
class FailPointTest {

    private static final long SEED = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The passes after which one life after the other ends. */
    private static final List<Integer> SCORE_PASSES = List.of(8, 15, 5);

    private static final List<Integer> MONITOR_PASSES = List.of(3, 1, 6);

    /** Entries that are read again before a restore ends in the middle. */
    private static final List<Integer> RESTORED = List.of(1, 1_000, 400);

    private static AsWithoutFaults undisturbed;

    /** The same input every time, so what it says without faults is found out once. */
    @BeforeAll
    static void findOutWhatAnUndisturbedRunSays(@TempDir Path folder) {
        undisturbed = AsWithoutFaults.of(Extent.feedWithAllAlerts(SEED), folder);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MID_RESTORE")
    void rolesThatAreHaltedInTheirTransactionsLoseAndDoubleNothing(FailPoint point) {
        Feed feed = Extent.feedWithAllAlerts(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            Launch score = launch(deployment, Role.SCORE);
            Launch monitor = launch(deployment, Role.MONITOR);
            for (int life = 0; life < SCORE_PASSES.size(); life++) {
                deployment.start(score.armed(point.name(), SCORE_PASSES.get(life)));
                deployment.start(monitor.armed(point.name(), MONITOR_PASSES.get(life)));
                requireHalted(deployment, score);
                requireHalted(deployment, monitor);
            }
            deployment.start(score);
            deployment.start(monitor);
            requireAllWell(deployment, feed);
        }
    }

    @Test
    void aMonitorThatIsHaltedInItsRestoreSaysWhatAnUndisturbedOneSays() {
        Feed feed = Extent.feedWithAllAlerts(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            deployment.start(launch(deployment, Role.SCORE));
            // No snapshot, so that there is something to restore from the journal.
            Launch monitor =
                    launch(deployment, Role.MONITOR)
                            .set("snapshotEveryRecords=1000000", "snapshotEverySeconds=3600");
            deployment.start(monitor.armed(FailPoint.AFTER_OFFSETS.name(), 20));
            requireHalted(deployment, monitor);
            for (int restored : RESTORED) {
                deployment.start(monitor.armed(FailPoint.MID_RESTORE.name(), restored));
                requireHalted(deployment, monitor);
            }
            deployment.start(monitor);
            requireAllWell(deployment, feed);
        }
    }

    private static Launch launch(Deployment deployment, Role role) {
        return deployment
                .launch(role.label(), role.label())
                .set("kafka.max.poll.records=200", "snapshotEveryRecords=2500");
    }

    private static void requireHalted(Deployment deployment, Launch launch) {
        assertThat(deployment.member(launch.instance()).exitStatus(PATIENCE))
                .as(launch.instance() + " was halted")
                .isEqualTo(MemberProcess.KILLED);
    }

    private static void requireAllWell(Deployment deployment, Feed feed) {
        deployment.awaitDone(PATIENCE);
        assertThat(deployment.settle(PATIENCE))
                .hasSize(Role.values().length)
                .allSatisfy(
                        (instance, status) ->
                                assertThat(status).isEqualTo(MemberProcess.TERMINATED));
        Observed observed = deployment.observe(feed);
        Guarantees.always().and(undisturbed).hold(observed);
        assertThat(ExactlyOnceAlerts.withoutText(observed)).isZero();
    }
}
