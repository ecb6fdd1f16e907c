package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkAttacksCommandTest {

    @TempDir private Path folder;

    @Test
    void aSiegeOfCopiesSucceedsOnlyWhereEachCounts() throws IOException {
        Path json = folder.resolve("figures.json");
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark",
                        "attacks",
                        "--towns=1",
                        "--accounts=100,200",
                        "--tempi=siege",
                        "--out=" + folder.resolve("out"),
                        "--json=" + json);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("seed 1", "## To raise a false alarm", "## To hide a drop of .1")
                .contains("| copies, siege, new ", "| own words, siege, aged ");
        assertThat(folder.resolve("out/attacks.md")).content().startsWith(run.out());
        assertThat(folder.resolve("out/attacks.svg")).content().contains("<svg", "paraphrases");
        JsonNode figures = new ObjectMapper().readTree(Files.readString(json));
        assertThat(figures.at("/attacks")).hasSize(16);
        for (JsonNode attack : figures.at("/attacks")) {
            String texts = attack.get("texts").asText();
            double once = attack.at("/succeedsWhereCopiesCountOnce/1").asDouble();
            assertThat(attack.at("/succeedsWhereEachCounts/1").asDouble()).as(texts).isEqualTo(1);
            if (texts.equals("copies") || texts.equals("small edits")) {
                assertThat(once).as(texts).isZero();
            } else if (texts.equals("own words")) {
                assertThat(once).as(texts).isEqualTo(1);
            }
        }
        assertThat(figures.at("/unattacked/honestLost").asDouble()).isBetween(0.0, .02);
    }

    @Test
    void withoutTownsOrUnderAnUnknownTempoItIsWrongUse() {
        CommandLineRun none = CommandLineRun.of("benchmark", "attacks", "--towns=0");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).hasLineCount(1).contains("at least one town");
        CommandLineRun slow = CommandLineRun.of("benchmark", "attacks", "--tempi=slow");
        assertThat(slow.exitCode()).isEqualTo(2);
        assertThat(slow.err()).hasLineCount(1).contains("flood, siege, drip");
    }
}
