package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.Schemas;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of {@code replay}, and {@code digest}. */
class ReportCommandsTest {

    private static final List<String> DECISIONS =
            List.of(
                    "{\"id\":\"one\",\"timestamp\":\"2026-01-29T12:00:00Z\",\"title\":\"Fees\"}",
                    "{\"id\":\"two\",\"timestamp\":\"2026-02-09\",\"title\":\"No fees\",\"reverses\":\"one\"}");

    @TempDir private Path folder;
    private final List<String> lines = new ArrayList<>();
    private Path decisions = Path.of("");

    @BeforeEach
    void writeDecisions() throws IOException {
        // The users fall from 30 January to 6 February; of staff nothing is told.
        Streams.stream(Asset.USERS, 1, 42, 8, 25, 32, .25, 4000)
                .forEach(each -> lines.add(line(each)));
        Streams.stream(Asset.ADVERTISERS, 2, 42, 2, 99, 99, 0, 300)
                .forEach(each -> lines.add(line(each)));
        decisions = write("decisions.jsonl", DECISIONS);
    }

    @Test
    void shuffledLinesInOtherFilesGiveTheSameReportToTheLastByte() throws IOException {
        String expected = report(write("all.jsonl", lines));
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(7));
        Path one = write("one.jsonl", shuffled.subList(0, 3000));
        Path other = write("other.jsonl", shuffled.subList(3000, shuffled.size()));
        assertThat(report(other, one))
                .isEqualTo(expected)
                .contains(
                        "<h3>Users</h3>",
                        "<h3>Advertisers</h3>",
                        "id=\"decision-2\"",
                        "raised 30 Jan")
                .doesNotContain("<h3>Staff</h3>", "all.jsonl");
    }

    @Test
    void reportAsJsonIsWhatTheSchemaSays() throws IOException {
        report(write("all.jsonl", lines));
        String json = Files.readString(folder.resolve("report.json"));
        assertThat(Schemas.faults("report", json)).isEmpty();
        assertThat(json).contains("\"title\":\"Spring\"", "\"generator\":\"bellwether ");
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
        String file = write("all.jsonl", lines.subList(0, 9)).toString();
        assertUse("--report must name a file", "replay", "-f", file, "--report", "no/where/a.html");
        assertUse("--json must name a file", "replay", "-f", file, "--json", "no/where/a.json");
        assertUse("--title is empty", "replay", "-f", file, "--title", " ");
        assertUse(
                "--out must name a file",
                "digest",
                "-f",
                file,
                "--week",
                "2026-W05",
                "--out",
                "no/a.md");
        assertUse(
                "--out must end with .md or .html",
                "digest",
                "-f",
                file,
                "--week",
                "2026-W05",
                "--out",
                folder.resolve("a.txt").toString());
        assertUse("--week: there is no week of that name", "digest", "-f", file, "--week", "W05");
        assertUse("digest reads one of", "digest", "-f", file, "--topics", "--week", "2026-W05");
        assertUse("--decisions belongs to", "digest", "--decisions", file, "--week", "2026-W05");
        assertUse("--hypotheses belongs to", "digest", "--hypotheses", file, "--week", "2026-W05");
    }

    @Test
    void digestTellsOneWeekOfThePast() throws IOException {
        assertThat(digest("2026-W05").out())
                .startsWith(
                        "# Week 2026-W05, 26 Jan 2026 to 1 Feb 2026\n\n## Changed\n\n- **Users**: ")
                .contains("## Unchanged\n\n- **Advertisers**: normal", "raised 30 Jan 2026")
                .contains("- **29 Jan 2026 12:00**: Fees\n");
        assertThat(digest("2026-W07").out())
                .contains(
                        "- **9 Feb 2026**: No fees, which takes back that of 29 Jan 2026 12:00\n");
    }

    @Test
    void digestTellsTheVerdictsOfItsWeek() throws IOException {
        String claim =
                "{\"id\":\"h-1\",\"title\":\"Fees hurt\",\"asset\":\"users\",\"metric\":\"level\","
                        + "\"direction\":\"down\",\"smallestEffect\":0.01,"
                        + "\"before\":{\"from\":\"2026-01-05\",\"to\":\"2026-01-19\"},"
                        + "\"after\":{\"from\":\"2026-01-26\",\"to\":\"2026-02-09\"},"
                        + "\"registeredAt\":\"2026-01-20T00:00:00Z\"}";
        String hypotheses = write("hypotheses.jsonl", List.of(claim)).toString();
        assertThat(digest("2026-W07", "--hypotheses", hypotheses).out())
                .contains(
                        "## Verdicts\n\n- **Users**: ", "“Fees hurt”; level down by at least 0.01");
        assertThat(digest("2026-W06", "--hypotheses", hypotheses).out())
                .doesNotContain("Fees hurt");
    }

    @Test
    void digestOfAQuietWeekFitsInFifteenLines() throws IOException {
        assertThat(digest("2026-W04").out().lines()).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void digestIsWrittenAsItsEndingSays() throws IOException {
        Path html = folder.resolve("week.html");
        assertThat(digest("2026-W05", "--out", html.toString()).out()).isEmpty();
        assertThat(Files.readString(html))
                .startsWith("<!DOCTYPE html>")
                .contains("<h2>Changed</h2>");
        Path markdown = folder.resolve("week.md");
        digest("2026-W05", "--out", markdown.toString());
        assertThat(Files.readString(markdown)).isEqualTo(digest("2026-W05").out());
    }

    private CommandLineRun digest(String week, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("digest", "--week", week));
        arguments.addAll(List.of("--decisions", decisions.toString()));
        arguments.addAll(List.of("--files", write("all.jsonl", lines).toString()));
        arguments.addAll(List.of(more));
        return successful(arguments);
    }

    private String report(Path... files) throws IOException {
        Path html = folder.resolve("report.html");
        List<String> arguments = new ArrayList<>(List.of("replay", "--report", html.toString()));
        arguments.addAll(List.of("--json", folder.resolve("report.json").toString()));
        arguments.addAll(List.of("--title", "Spring", "--decisions", decisions.toString()));
        arguments.add("--files");
        List.of(files).forEach(file -> arguments.add(file.toString()));
        successful(arguments);
        return Files.readString(html) + Files.readString(folder.resolve("report.json"));
    }

    private static CommandLineRun successful(List<String> arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run;
    }

    private static void assertUse(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).startsWith("bellwether: ").contains(message).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private Path write(String name, List<String> content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static String line(ScoredFeedback feedback) {
        return String.format(
                Locale.ROOT,
                "{\"asset\":\"%s\",\"timestamp\":\"%s\",\"author\":\"%s\",\"score\":%s}",
                feedback.asset().label(),
                feedback.eventTime(),
                feedback.author(),
                ((Score.Scored) feedback.score()).level());
    }
}
