package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DetectionBenchmarkTest {

    private static final Effort LEAST = new Effort(1, 1, 1, 1, 1);

    @Test
    void reportsDoNotDependOnTheNumberOfThreads() throws InterruptedException {
        Selection selection = new Selection(5, LEAST, List.of("topics", "delays"), false, false);
        assertThat(DetectionReport.of(run(selection, 1)))
                .isEqualTo(DetectionReport.of(run(selection, 2)));
    }

    @Test
    void countsOfTheOthersDoNotDependOnTheNumberOfThreads() throws InterruptedException {
        List<Long> alone = alarmsOfOthers(1);
        assertThat(alarmsOfOthers(2)).isEqualTo(alone);
        assertThat(alone).filteredOn(alarms -> alarms > 0).hasSizeGreaterThan(5);
    }

    @Test
    void everyPieceOfWorkIsCounted() throws InterruptedException {
        Selection selection =
                new Selection(5, LEAST, List.of("ideal", "delays", "quiet"), false, true);
        AtomicInteger done = new AtomicInteger();
        try (DetectionBenchmark benchmark =
                new DetectionBenchmark(selection, 2, done::incrementAndGet)) {
            benchmark.run();
        }
        assertThat(done.get()).isEqualTo(DetectionBenchmark.work(selection));
    }

    @Test
    void anUnknownScenarioIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(1, Effort.brief(), List.of("moon"), true, false))
                .withMessageContaining("moon")
                .withMessageContaining("all-together");
    }

    /** With few votes, and so loosely bound that most of them raise alarms. */
    private static List<Long> alarmsOfOthers(int threads) throws InterruptedException {
        List<Entrant> others =
                Tunable.all().stream()
                        .map(each -> each.at(Math.min(10, Math.sqrt(each.least() * each.most()))))
                        .toList();
        FalseAlarms.Plan plan = FalseAlarms.Plan.of(World.quiet(2, .003), 6);
        try (Workers workers = new Workers(threads, () -> {})) {
            return FalseAlarms.measure(plan, 5, others, workers).stream()
                    .map(FalseAlarms.Count::alarms)
                    .toList();
        }
    }

    private static DetectionResults run(Selection selection, int threads)
            throws InterruptedException {
        try (DetectionBenchmark benchmark = new DetectionBenchmark(selection, threads, () -> {})) {
            return benchmark.run();
        }
    }
}
