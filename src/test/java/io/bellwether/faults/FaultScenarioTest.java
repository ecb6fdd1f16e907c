package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenarios drawn from seeds: {@code -Dbellwether.faults.scenarios=N} runs the first N of them, and
 * {@code -Dbellwether.faults.seed=S} that one alone.
 */
@Tag("faults")
class FaultScenarioTest {

    private static final int USUALLY = 2;

    @TempDir private Path folder;

    static LongStream seeds() {
        Long one = Long.getLong("bellwether.faults.seed");
        return one != null
                ? LongStream.of(one)
                : LongStream.rangeClosed(1, Long.getLong("bellwether.faults.scenarios", USUALLY));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostOrDoubledOrSaidDifferently(long seed) {
        Plan plan = Plan.of(seed);
        System.out.println(plan);
        long begun = System.nanoTime();
        Feed feed = Feed.of(seed);
        try (Deployment deployment = Deployment.open(plan.partitions())) {
            feed.write(deployment.servers());
            Scenario scenario = new Scenario(plan, deployment, feed);
            Observed observed;
            try {
                scenario.run();
                observed = deployment.observe(feed);
                Guarantees.always().and(AsWithoutFaults.of(feed, folder)).hold(observed);
            } catch (RuntimeException | AssertionError e) {
                deployment.keepLogs("seed-" + seed);
                throw e;
            } finally {
                scenario.told().forEach(System.out::println);
            }
            long unquoted = ExactlyOnceAlerts.withoutText(observed);
            // Alerts of the seconds in which the broker is out of reach, and no others.
            int quotes = ExactlyOnceAlerts.quotes(observed).size();
            assertThat(unquoted).isLessThanOrEqualTo(plan.hasBrokerFault() ? quotes / 2 : 0);
            System.out.printf(
                    "seed %d: %d records, %d alerts, %d levels, %d quotes without text, %d s%n",
                    seed,
                    feed.size(),
                    observed.alerts().size(),
                    observed.levels().size(),
                    unquoted,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        }
    }
}
