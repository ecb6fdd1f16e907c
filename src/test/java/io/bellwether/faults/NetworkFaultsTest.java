package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.faults.NetworkCut.Direction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is out of reach. */
@Tag("faults")
class NetworkFaultsTest {

    private static final long SEED = 41;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Longer than a session, so that members are put out of their groups. */
    private static final Duration CUT = Duration.ofSeconds(8);

    /** What the broker hands out in a second, so that all three cuts come before the end. */
    private static final int SLOW_BYTES = 50_000;

    @TempDir private Path folder;

    @Test
    void networkThatIsCutInEitherDirectionCostsTimeAndNothingElse() {
        NetworkCut.assumePossible();
        Feed feed = Extent.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            deployment.groups().slow("s1", SLOW_BYTES);
            deployment.start(
                    deployment
                            .launch("score", "s1")
                            .set("kafka.max.poll.records=100", "kafka.fetch.max.bytes=32768")
                            .set("kafka.max.partition.fetch.bytes=32768"));
            deployment.start(deployment.launch("monitor", "m1"));
            cut(deployment, Direction.THERE, CUT);
            cut(deployment, Direction.BACK, CUT);
            cut(deployment, Direction.BOTH, Duration.ofSeconds(Extent.isFull() ? 60 : 12));
            assertThat(deployment.groups().unscored()).isPositive();
            deployment.groups().slow("s1", null);
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            Guarantees.always().hold(deployment.observe(feed));
        }
    }

    @Test
    void memberThatReachesNoBrokerAtItsStartSaysSoAndEndsWithFailure() {
        try (BrokerProcess broker = BrokerProcess.start()) {
            String servers = broker.servers();
            int port = broker.port();
            broker.kill();
            refuses("nobody-listens", servers);
            NetworkCut.assumePossible();
            broker.restart();
            NetworkCut.during(port, Direction.BOTH, () -> refuses("nothing-passes", servers));
        }
    }

    private void refuses(String instance, String servers) {
        Launch launch = Launch.of("score,monitor", instance, folder, servers);
        try (MemberProcess member = MemberProcess.start(launch)) {
            assertThat(member.exitStatus()).isEqualTo(1);
            assertThat(member.logged())
                    .contains("bellwether: no Kafka broker answers at " + servers)
                    .contains("start it, or correct kafka.bootstrap.servers");
        }
    }

    /**
     * As soon as something more is scored, and while there is more to come. The member that scores
     * is put out by it, and begins again.
     */
    private static void cut(Deployment deployment, Direction direction, Duration howLong) {
        long before = deployment.groups().scored();
        deployment.awaitScored(before + 1, PATIENCE);
        assertThat(deployment.groups().unscored()).as("left at " + direction).isPositive();
        MemberProcess scorer = deployment.member("s1");
        int told = scorer.logged().length();
        NetworkCut.during(deployment.broker().port(), direction, () -> Pause.of(howLong));
        await("begins again after " + direction)
                .atMost(PATIENCE)
                .until(() -> scorer.logged().substring(told).contains("a role starts anew after"));
    }
}
