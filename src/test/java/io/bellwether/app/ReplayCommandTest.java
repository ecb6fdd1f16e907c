package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.Schemas;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir private Path folder;

    private final List<String> users =
            lines(Streams.stream(Asset.USERS, 1, 42, 8, 25, 32, .25, 4000));
    private final List<String> staff =
            lines(Streams.stream(Asset.STAFF, 2, 42, 2, 22, 30, .3, 300));

    @Test
    void degradedAssetsAreToldWithWhenAndHowMuch() throws IOException {
        Path file = write("both.jsonl", concat(users, staff));
        CommandLineRun run = CommandLineRun.of("replay", "--files", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "users        8,062 records",
                        "raised 2026-01-30",
                        "staff",
                        "raised 2026-01-2")
                .contains("normal at the end")
                .doesNotContain("advertisers");
    }

    @Test
    void shuffledLinesInShuffledFilesGiveTheSameAlertsAndLevels() throws IOException {
        String expected = replay(write("a.jsonl", users), write("b.jsonl", staff));
        List<String> all = concat(users, staff);
        Collections.shuffle(all, new Random(7));
        Path gzip = folder.resolve("second.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(String.join("\n", all.subList(0, 4000)).getBytes(StandardCharsets.UTF_8));
        }
        Path plain = write("first.jsonl", all.subList(4000, all.size()));
        assertThat(withoutPointers(replay(gzip, plain)))
                .isEqualTo(withoutPointers(expected))
                .contains("\"state\":\"open\"", "\"asset\":\"staff\"", "\"asset\":\"users\"");
    }

    @Test
    void orderOfFilesThatHoldTheSameLinesChangesNotEvenAPointer() throws IOException {
        Path one = write("a.jsonl", users);
        Path other = write("b.jsonl", users);
        assertThat(replay(other, one)).isEqualTo(replay(one, other)).contains("\"pointer\":");
    }

    @Test
    void fileThatIsCutOffIsToldByItsNameAndNoClassOfOurs() throws IOException {
        Path gzip = folder.resolve("cut.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(String.join("\n", users).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(gzip);
        Files.write(gzip, Arrays.copyOf(whole, whole.length / 2));
        CommandLineRun run = CommandLineRun.of("replay", "--files", gzip.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("bellwether: cut.jsonl.gz: ").hasLineCount(1);
    }

    @Test
    void linesThatCannotBeReadAreNamedWithTheirReasonAndTheRestIsReplayed() throws IOException {
        List<String> some = concat(users, List.of("{oops", "{\"score\":2}", "[]", ""));
        CommandLineRun run =
                CommandLineRun.of("replay", "--files", write("some.jsonl", some).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("3 records could not be read:", "1 not-json", "1 bad-score")
                .contains("some.jsonl:" + (users.size() + 1))
                .contains("raised 2026-01-30");
    }

    @Test
    void pastWithoutFeedbackSaysSo() throws IOException {
        CommandLineRun run =
                CommandLineRun.of(
                        "replay", "-f", write("none.jsonl", List.of("[]", "")).toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("no feedback was read", "1 not-an-object");
    }

    @Test
    void smallerBudgetOfFalseAlarmsRaisesLater() throws IOException {
        List<String> slight = lines(Streams.stream(Asset.USERS, 1, 42, 8, 25, 42, .1, 4000));
        Path file = write("a.jsonl", slight);
        String often = raisedAt(file, "1");
        String seldom = raisedAt(file, "1000");
        assertThat(seldom).isGreaterThan(often);
    }

    @Test
    void comparisonTellsWhichAlertsWouldHaveComeAndHowMuchLater() throws IOException {
        List<String> slight = lines(Streams.stream(Asset.USERS, 1, 42, 8, 25, 42, .1, 4000));
        Path file = write("a.jsonl", concat(slight, staff));
        Path output = folder.resolve("comparison.json");
        String seldom = "assets.staff.falseAlarmEveryYears=1000";
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "-f",
                        file.toString(),
                        "--set",
                        "assets.users.falseAlarmEveryYears=1",
                        "--against",
                        "assets.users.falseAlarmEveryYears=1000",
                        "--against",
                        seldom,
                        "--comparison",
                        output.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("against assets.users.falseAlarmEveryYears=1000, " + seldom)
                .containsPattern("both users .* raised 2026-0.* later");
        String json = Files.readString(output);
        assertThat(Schemas.faults("comparison", json)).isEmpty();
        assertThat(json)
                .contains("\"against\":[\"assets.users.falseAlarmEveryYears=1000\"")
                .containsPattern("\"raisedLaterSeconds\":[1-9]");
    }

    @Test
    void comparisonThatWouldCompareNothingIsRefused() throws IOException {
        String file = write("a.jsonl", users.subList(0, 9)).toString();
        assertUse("--comparison belongs to --against", "replay", "-f", file, "--comparison", "c");
        assertUse(
                "--against changes nothing that a replay depends on",
                "replay",
                "-f",
                file,
                "--against",
                "heartbeatSeconds=7");
        assertUse(
                "--against must change how the past is watched or scored",
                "replay",
                "--topics",
                "--against",
                "assets.users.topics=other");
        assertUse(
                "--against needs --with-settings",
                "replay",
                "--journal",
                "--against",
                "lateness=1h");
        assertUse(
                "--against with scorer.* needs --rescore",
                "replay",
                "--journal",
                "--against",
                "scorer.kind=adjusted");
        assertUse("did you mean 'lateness'?", "replay", "-f", file, "--against", "latenes=5m");
    }

    @Test
    void wrongUseIsToldInOneLineThatSaysWhatToDo() throws IOException {
        assertUse("replay needs one of --files FILE..., --topics and --journal", "replay");
        assertUse("cannot read nowhere.jsonl; is the path right?", "replay", "-f", "nowhere.jsonl");
        Path here = write("same.jsonl", users);
        Path there = Files.createDirectory(folder.resolve("sub")).resolve("same.jsonl");
        Files.copy(here, there);
        assertUse(
                "two files are named same.jsonl; rename one, since alerts point to lines by file"
                        + " name",
                "replay",
                "-f",
                here.toString(),
                there.toString());
        assertUse(
                "did you mean 'lateness'?", "replay", "-f", here.toString(), "--set", "latenes=5m");
    }

    @Test
    void optionsOfAnotherSourceAreRefusedInsteadOfIgnored() throws IOException {
        String file = write("a.jsonl", users.subList(0, 9)).toString();
        String day = "2026-01-05T00:00:00Z";
        assertUse("--from belongs to --topics", "replay", "-f", file, "--from", day);
        assertUse("--to belongs to --topics and --journal", "replay", "-f", file, "--to", day);
        assertUse(
                "--offsets belongs to --topics and --journal",
                "replay",
                "-f",
                file,
                "--offsets",
                "feedback.users.v1-0=1..2");
        assertUse(
                "--rescore belongs to --journal; --files and --topics are scored anew anyway",
                "replay",
                "--topics",
                "--rescore");
        assertUse("--from must lie before --to", "replay", "--journal", "--from", day, "--to", day);
        assertUse("--with-settings belongs to --journal", "replay", "--topics", "--with-settings");
        assertUse("--asset belongs to --files", "replay", "--topics", "--asset", "users");
        assertUse(
                "--decisions belongs to --files and --topics",
                "replay",
                "--journal",
                "--decisions",
                file);
        assertUse(
                "--one-per-person needs --with-settings",
                "replay",
                "--journal",
                "--one-per-person");
    }

    private static void assertUse(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("bellwether: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private String raisedAt(Path file, String years) throws IOException {
        Path alerts = folder.resolve("alerts-" + years);
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "--files",
                        file.toString(),
                        "--alerts",
                        alerts.toString(),
                        "--set",
                        "assets.users.falseAlarmEveryYears=" + years);
        assertThat(run.exitCode()).isZero();
        String first = Files.readAllLines(alerts).getFirst();
        int from = first.indexOf("\"raisedAt\":\"") + 12;
        return first.substring(from, from + 20);
    }

    private String replay(Path... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("replay", "--files"));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        Path alerts = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        arguments.addAll(List.of("--alerts", alerts.toString(), "--levels", levels.toString()));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));
        assertThat(run.exitCode()).isZero();
        return Files.readString(alerts) + Files.readString(levels);
    }

    private static String withoutPointers(String text) {
        return text.replaceAll("\"pointer\":\\{[^}]*}", "");
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static List<String> lines(List<ScoredFeedback> stream) {
        return stream.stream().map(ReplayCommandTest::line).toList();
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
