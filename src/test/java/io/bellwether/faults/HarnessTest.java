package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness by itself: one kill, and every guarantee. */
@Tag("faults")
class HarnessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private Path folder;

    @Test
    void aScorerThatIsKilledAndStartedAgainLosesAndDoublesNothing() {
        Feed feed = Feed.of(1);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            Launch score = deployment.launch("score", "s1");
            deployment.start(score);
            deployment.start(deployment.launch("monitor", "m1"));
            deployment.awaitScored(feed.size() / 4, PATIENCE);
            deployment.member("s1").kill();
            assertThat(deployment.groups().unscored()).isPositive();
            deployment.start(score);
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values())
                    .isNotEmpty()
                    .allMatch(status -> status == MemberProcess.TERMINATED);
            Observed observed = deployment.observe(feed);
            Guarantees.always().and(AsWithoutFaults.of(feed, folder)).hold(observed);
            assertThat(observed.alerts()).isNotEmpty();
            assertThat(observed.deadLetters()).isNotEmpty();
            assertThat(ExactlyOnceAlerts.withoutText(observed)).isZero();
        }
    }
}
