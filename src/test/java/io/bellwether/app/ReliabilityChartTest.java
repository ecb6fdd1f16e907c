package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The option {@code --plot} of evaluate. */
class ReliabilityChartTest {

    private static final String LABELLED =
            """
            {"text":"I love it, great","label":"positive"}
            {"text":"awful and broken","label":"negative"}
            """;
    private static final String RATED =
            """
            {"text":"awful app","rating":1,"timestamp":"2026-01-04T10:00:00Z"}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path dir = Path.of("");

    @Test
    void labelledTextsAreDrawnForBothScorers() throws IOException {
        Path chart = dir.resolve("chart.svg");
        assertThat(run(LABELLED, "--plot", chart.toString(), "--against", "shipped")).isZero();
        assertThat(out.toString()).contains("calibration   ");
        String svg = Files.readString(chart);
        assertThat(svg)
                .startsWith("<svg ")
                .contains("mean level", "as it should be", "Texts in each tenth")
                .doesNotContain("awful");
        assertThat(svg.split("linear-[0-9a-f]{16}: 1 ", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void textsWithStarsOnlyAreWrongUse() throws IOException {
        Path chart = dir.resolve("chart.svg");
        assertThat(run(RATED, "--plot", chart.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--plot needs labels; these files have stars only");
        assertThat(chart).doesNotExist();
    }

    private int run(String lines, String... options) throws IOException {
        Path file = Files.writeString(dir.resolve("texts.jsonl"), lines);
        CommandLine command = new CommandLine(new EvaluateCommand());
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[options.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return command.execute(arguments);
    }
}
