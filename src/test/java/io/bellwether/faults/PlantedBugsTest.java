package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that the fault suite can fail: the same scenario breaks a promise with a bug in the
 * program and keeps them all without.
 */
@Tag("faults")
class PlantedBugsTest {

    private static final long SEED = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest
    @EnumSource
    void bugBreaksAPromise(PlantedScenario scenario) {
        Map<String, List<String>> breaches = breaches(scenario, true);
        assertThat(breaches).containsKeys(scenario.broken().toArray(String[]::new));
        assertThat(breaches).doesNotContainKeys(scenario.kept().toArray(String[]::new));
        if (scenario.bug() == PlantedBug.OFFSETS_OUTSIDE) {
            assertThat(breaches.get(PlantedScenario.JOURNAL))
                    .anyMatch(breach -> breach.endsWith("is there 2 times, not 1"))
                    .noneMatch(breach -> breach.contains("is there 0 times"));
        }
    }

    /** One of them in every run: the scenarios from seeds show the rest. */
    static List<PlantedScenario> keepingAllPromises() {
        List<PlantedScenario> all = List.of(PlantedScenario.values());
        return Extent.isFull() ? all : all.subList(0, 1);
    }

    @ParameterizedTest
    @MethodSource("keepingAllPromises")
    void withoutTheBugThePromisesAreKept(PlantedScenario scenario) {
        assertThat(breaches(scenario, false)).isEmpty();
    }

    private static Map<String, List<String>> breaches(PlantedScenario scenario, boolean isPlanted) {
        Feed feed = scenario.feed(SEED);
        try (Deployment deployment = Deployment.open(3)) {
            feed.write(deployment.servers());
            scenario.play(deployment, isPlanted);
            deployment.awaitDone(PATIENCE);
            assertThat(deployment.settle(PATIENCE).values()).containsOnly(MemberProcess.TERMINATED);
            String said =
                    String.join(
                            "", deployment.members().stream().map(MemberProcess::logged).toList());
            assertThat(said.contains(scenario.bug().trace())).isEqualTo(isPlanted);
            return Guarantees.always().breaches(deployment.observe(feed));
        }
    }
}
