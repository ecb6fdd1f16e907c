package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker whose disk fills up under the service. */
@Tag("faults")
class FullDiskTest {

    private static final long SEED = 51;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MEGABYTES = 48;

    /** Far less than the journal takes. */
    private static final long LEFT = 1_000_000;

    /** Longer than a producer tries to send. */
    private static final Duration AWAY = Duration.ofSeconds(20);

    private static final int ROOMY_MEGABYTES = 400;

    @TempDir private Path folder;

    @Test
    void diskThatFillsUpCostsTimeAndNothingElse() {
        Feed feed = Extent.feed(SEED);
        try (SmallDisk disk = SmallDisk.mounted(folder, MEGABYTES);
                Deployment deployment = Deployment.on(BrokerProcess.startIn(folder), 3)) {
            feed.write(deployment.servers());
            disk.leave(LEFT);
            deployment.start(deployment.launch("score", "s1"));
            deployment.start(deployment.launch("monitor", "m1"));
            await("the disk is full and the broker gives up")
                    .atMost(PATIENCE)
                    .until(() -> !deployment.broker().isAlive());
            System.out.printf("%d bytes were left%n", disk.room());
            Pause.of(AWAY);
            disk.grow(ROOMY_MEGABYTES);
            deployment.broker().restart();
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            Guarantees.always().hold(deployment.observe(feed));
            assertThat(deployment.member("s1").logged()).contains("a role starts anew after");
        }
    }
}
