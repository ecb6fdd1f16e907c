package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A restore begins at the newest committed snapshot, also while somebody else's transaction is open
 * in the state topic. An older snapshot gives the same state as long as the journal is there, so
 * that only this promise finds a restore that looks no further than the last stable offset.
 */
@Tag("faults")
class RestoreTest {

    private static final long SEED = 61;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Shorter than a restore waits for records. */
    private static final Duration OPEN = Duration.ofSeconds(6);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void restoreBeginsAtTheNewestCommittedSnapshot(boolean isPlanted) {
        Feed feed = Extent.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            String servers = deployment.servers();
            feed.write(servers);
            Launch score = deployment.launch("score", "s1");
            MemberProcess first = deployment.start(monitor(deployment, "m1"));
            requireHalted(deployment.start(score.armed("AFTER_COMMIT", 4)));
            Watched.await(deployment, PATIENCE);
            MemberProcess second;
            StatePiece newest;
            try (OpenTransaction open = OpenTransaction.inStateOf(servers, Asset.USERS)) {
                requireHalted(deployment.start(score.armed("AFTER_COMMIT", 4)));
                Watched.await(deployment, PATIENCE);
                first.kill();
                newest = StatePiece.newest(servers, Asset.USERS);
                assertThat(newest.topicOffset()).isGreaterThan(open.topicOffset());
                second = deployment.start(second(deployment, isPlanted));
                awaitOrPause(second, isPlanted);
            }
            await().atMost(PATIENCE).until(() -> !Restores.of(second, Asset.USERS).isEmpty());
            long from = Restores.of(second, Asset.USERS).getFirst();
            if (isPlanted) {
                assertThat(from).isLessThan(newest.journalOffset());
            } else {
                assertThat(from).isEqualTo(newest.journalOffset());
            }
            deployment.start(score);
            deployment.awaitDone(PATIENCE);
            deployment.settle(PATIENCE);
            Guarantees.always().hold(deployment.observe(feed));
        }
    }

    private static void requireHalted(MemberProcess member) {
        assertThat(member.exitStatus(PATIENCE)).as("halted").isEqualTo(MemberProcess.KILLED);
    }

    /** With the bug it restores at once; without, it waits for the transaction. */
    private static void awaitOrPause(MemberProcess monitor, boolean isPlanted) {
        if (isPlanted) {
            await().atMost(PATIENCE).until(() -> !Restores.of(monitor, Asset.USERS).isEmpty());
        } else {
            await().atMost(PATIENCE)
                    .until(() -> monitor.logged().contains("bellwether.scored.v1-0"));
            Pause.of(OPEN);
            assertThat(Restores.of(monitor, Asset.USERS)).isEmpty();
        }
    }

    private static Launch second(Deployment deployment, boolean isPlanted) {
        Launch monitor = monitor(deployment, "m2");
        return isPlanted
                ? PlantedMain.with(PlantedBug.RESTORE_TO_LAST_STABLE_OFFSET, monitor)
                : monitor;
    }

    private static Launch monitor(Deployment deployment, String instance) {
        return deployment.launch("monitor", instance).set("snapshotEveryRecords=100");
    }
}
