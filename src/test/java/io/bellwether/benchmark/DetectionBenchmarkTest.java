package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DetectionBenchmarkTest {

    private static final Selection TINY =
            new Selection(5, new Effort(2, 1, 1, 1, 1), List.of("topics"), true, false);

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() throws InterruptedException {
        assertThat(DetectionReport.of(run(TINY, 1))).isEqualTo(DetectionReport.of(run(TINY, 2)));
    }

    @Test
    void everyPieceOfWorkIsCounted() throws InterruptedException {
        Selection selection =
                new Selection(5, new Effort(1, 1, 1, 1, 1), Selection.PARTS, false, true);
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

    private static DetectionResults run(Selection selection, int threads)
            throws InterruptedException {
        try (DetectionBenchmark benchmark = new DetectionBenchmark(selection, threads, () -> {})) {
            return benchmark.run();
        }
    }
}
