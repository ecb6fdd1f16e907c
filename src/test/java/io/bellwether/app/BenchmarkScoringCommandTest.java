package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkScoringCommandTest {

    @TempDir private Path folder = Path.of("");

    private Path texts = Path.of("");

    @BeforeEach
    void write() throws IOException {
        texts = folder.resolve("texts.jsonl");
        String line = "{\"text\": \"The new page is slow.\", \"label\": \"negative\"}\n";
        Files.writeString(texts, line.repeat(20));
    }

    @Test
    void theLinearScorerIsComparedWithTheTokeniser() throws IOException {
        Path chart = folder.resolve("chart.svg");
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark",
                        "scoring",
                        texts.toString(),
                        "--rounds=1",
                        "--limit=10",
                        "--slow=1",
                        "--json",
                        "--output=" + chart);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode linear = json.at("/speeds/0");
        assertThat(linear.path("name").asText()).isEqualTo("linear scorer");
        assertThat(linear.path("texts").asInt()).isEqualTo(10);
        assertThat(linear.path("ofLinear").asDouble()).isEqualTo(1);
        assertThat(json.at("/speeds/1/ofTokeniser").asDouble()).isEqualTo(1);
        assertThat(json.path("speeds").size() + json.path("absent").size()).isEqualTo(8);
        assertThat(chart).content().contains("<svg", "linear scorer");
    }

    @Test
    void theTableSaysWhatIsAbsentOrMeasured() {
        CommandLineRun run =
                CommandLineRun.of(
                        "benchmark", "scoring", texts.toString(), "--rounds=1", "--slow=1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("| linear scorer", "tokeniser", "VADER", "tree scorer", "HTTP server");
    }

    @Test
    void noRoundIsWrongUse() {
        CommandLineRun run =
                CommandLineRun.of("benchmark", "scoring", texts.toString(), "--rounds=0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--rounds");
    }
}
