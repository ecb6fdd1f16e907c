package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarkCapacityCommandTest {

    @Test
    void tooFewRecordsAreWrongUse() {
        CommandLineRun run = CommandLineRun.of("benchmark", "capacity", "--records=100");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--records must be at least 20000");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        CommandLineRun run = CommandLineRun.of("benchmark", "capacity", "no-such-file.jsonl");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("no-such-file.jsonl");
    }

    @Test
    void theHelpSaysWhatItMeasuresAndWhere() {
        CommandLineRun run = CommandLineRun.of("benchmark", "capacity", "--help");

        assertThat(run.exitCode()).isZero();
        // The help breaks lines where the width of the screen says.
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("from topic to journal", "--set kafka.", "--rounds");
    }
}
