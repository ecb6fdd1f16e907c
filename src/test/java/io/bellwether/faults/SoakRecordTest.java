package io.bellwether.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SoakRecordTest {

    private static final String PROCESS = "score-steady";
    private static final int SAMPLES = 40;

    @Test
    void whatGrowsIsFound() {
        SoakRecord record = recorded(i -> sample(megabytes(40 + 2 * i), 30 + i, 100 + i));
        assertThat(record.growth(PROCESS))
                .containsExactly(
                        "score-steady: heap from 73400320 to 115343360",
                        "score-steady: threads from 45 to 65",
                        "score-steady: open files from 115 to 135");
    }

    @Test
    void whatGoesUpAndDownDoesNotGrow() {
        SoakRecord record =
                recorded(i -> sample(megabytes(40 + 9 * (i % 2)), 30 + i % 3, 100 + i % 7));
        assertThat(record.growth(PROCESS)).isEmpty();
    }

    @Test
    void heapThatWasNotToldIsNotTakenForNone() {
        SoakRecord record =
                recorded(i -> sample(i < 20 && i % 3 > 0 ? none() : megabytes(40), 30, 100));
        assertThat(record.growth(PROCESS)).isEmpty();
        assertThat(record.summary())
                .containsExactly(
                        "score-steady: heap 40.0 -> 40.0 MB, threads 30 -> 30, files 100 -> 100,"
                                + " resident at most 200 MB");
    }

    @Test
    void missingSamplesAreReported() {
        SoakRecord record = recorded(i -> sample(i < 32 ? megabytes(40) : none(), 30, 100));
        assertThat(record.growth(PROCESS))
                .containsExactly("score-steady: heap is not known: a quarter has 2 samples of it");
        assertThat(record.growth("monitor-steady")).hasSize(3);
    }

    private static SoakRecord recorded(IntFunction<Sampler.Sample> samples) {
        SoakRecord record = new SoakRecord();
        for (int i = 0; i < SAMPLES; i++) {
            record.add(60L * i, PROCESS, 1, samples.apply(i), 0, 0);
        }
        return record;
    }

    private static Sampler.Sample sample(OptionalLong heap, long threads, long files) {
        return new Sampler.Sample(heap, threads, files, 200L << 20);
    }

    private static OptionalLong megabytes(long count) {
        return OptionalLong.of(count << 20);
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }
}
