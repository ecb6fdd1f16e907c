package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

    @TempDir private Path folder;

    @Test
    void everyDetectorHasARow() throws IOException {
        Path json = folder.resolve("figures.json");
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark",
                        "detection",
                        "--years=1",
                        "--calibration-years=1",
                        "--scenarios=ideal",
                        "--out=" + folder.resolve("out"),
                        "--json=" + json);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("seed 1", "| ideal", "one an author in 12 hours")
                .contains("| Bellwether ", "| threshold, ", "| EWMA ", "| CUSUM tuned to .05 ")
                .contains("| GLR / FOCuS ", "| ADWIN (MOA) ", "| Page-Hinkley (MOA) ")
                .contains("| CUSUM (MOA) ", "| HDDM-A (MOA) ", "| HDDM-W ", "| oracle for .1 ")
                .contains("| 3 a week ", "| 8 an hour ", "| 30 an hour ");
        assertThat(folder.resolve("out/detection.md")).content().startsWith(run.out());
        assertThat(folder.resolve("out/false-alarms.svg")).content().contains("<svg", "ADWIN");
        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.at("/falseAlarms/0/scenario").asText()).isEqualTo("ideal");
        assertThat(figures.at("/falseAlarms/0/detectors")).hasSize(11);
    }

    @Test
    void withoutPeersThereIsNothingToCalibrate() {
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark", "detection", "--years=1", "--scenarios=topics", "--no-peers");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("| Bellwether").doesNotContain("ADWIN", "Parameters");
    }

    @Test
    void anUnknownScenarioIsWrongUse() {
        CommandLineRun run = CommandLineRun.of("benchmark", "detection", "--scenarios=moon");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("moon", "all-together");
    }

    @Test
    void noYearsAreWrongUse() {
        CommandLineRun run = CommandLineRun.of("benchmark", "detection", "--years=0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("years 0 is outside [1, 10000]");
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeTheWork() {
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark", "detection", "--json=" + folder.resolve("missing/file"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("--json");
    }

    @Test
    void aBenchmarkMustBeNamed() {
        CommandLineRun run = CommandLineRun.of("benchmark");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bellwether benchmark detection");
    }
}
