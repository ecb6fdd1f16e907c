package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarkReplayCommandTest {

    @Test
    void tooFewRecordsAreWrongUse() {
        CommandLineRun run = CommandLineRun.of("benchmark", "replay", "--records=100");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--records must be at least 10000");
    }

    @Test
    void theHelpSaysWhatItMeasuresAndWhere() {
        CommandLineRun run = CommandLineRun.of("benchmark", "replay", "--help");

        assertThat(run.exitCode()).isZero();
        // The help breaks lines where the width of the screen says.
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("how fast a journal is replayed", "--set kafka.", "--rounds");
    }
}
