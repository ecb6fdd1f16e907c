package io.bellwether.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** Few votes, so that many years take a moment. */
    private static final World WORLD = World.quiet(2, 0);

    @Test
    void tunedDetectorsRaiseAboutOneFalseAlarmAYearOnOtherStreams() throws InterruptedException {
        try (Workers workers = new Workers(2, () -> {})) {
            List<Entrant> tuned =
                    new Calibration(WORLD, 10, 1, workers)
                            .tune(Tunable.all()).stream()
                                    .filter(each -> !each.kind().name().contains("ADWIN"))
                                    .map(Calibration.Tuned::entrant)
                                    .toList();
            List<FalseAlarms.Count> counts =
                    FalseAlarms.measure(FalseAlarms.Plan.of(WORLD, 20), 2, tuned, workers);
            assertThat(counts).allMatch(each -> each.rate() > .3 && each.rate() < 2.5);
        }
    }

    @Test
    void workIsCountedRight() throws InterruptedException {
        int[] done = {0};
        try (Workers workers = new Workers(1, () -> done[0]++)) {
            new Calibration(WORLD, 2, 1, workers).tune(List.of(Tunable.oracle(.1)));
        }
        assertThat(done[0]).isEqualTo(Calibration.work(2));
    }
}
