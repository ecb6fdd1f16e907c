package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that disagree about the time. */
@Tag("faults")
class WrongClockTest {

    private static final long SEED = 71;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void membersWithWrongClocksLoseNothingAndMakeNothingLate() {
        WrongClock.assumePossible();
        Feed feed = Extent.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            deployment.start(WrongClock.of(deployment.launch("score", "ahead"), "+1d"));
            deployment.start(WrongClock.of(deployment.launch("score", "behind"), "-1h"));
            deployment.start(WrongClock.of(deployment.launch("monitor", "m1"), "+1d"));
            // Heartbeats never end, so that a moment without an unread one may not come.
            deployment.awaitScored(feed.size(), PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            Observed observed = deployment.observe(feed);
            Guarantees.always().hold(observed);
            assertThat(Levels.sum(observed.levels(), level -> level.late())).isZero();
        }
    }
}
