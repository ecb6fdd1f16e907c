package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Streams;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

    private static final List<String> FEW =
            List.of("--surrogates", "3", "--within", "10", "--drops", "0.2", "--budgets", "0.5");

    @TempDir private Path folder;

    private final List<ScoredFeedback> users =
            Streams.stream(Asset.USERS, 1, 60, 2, 90, 91, .1, 4000);

    @Test
    void numbersAreToldInWordsJsonAndPictures() throws IOException {
        Path json = folder.resolve("out.json");
        Path plot = folder.resolve("out.svg");
        CommandLineRun run = calibrate(write("a.jsonl", users), "--json", json, "--plot", plot);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("users ", "What was learned", "one false alarm in 6 months")
                .contains("1 year  (configured)", "(seed 1)", "seen within 10 days");
        JsonNode users = new JsonMapper().readTree(json.toFile()).get(0);
        assertThat(users.get("asset").textValue()).isEqualTo("users");
        assertThat(users.get("budgets")).hasSize(2);
        assertThat(users.get("drops").get(1).get("size").doubleValue()).isEqualTo(.2);
        assertThat(Files.readString(plot)).startsWith("<svg ").contains("users: level");
    }

    @Test
    void sameBytesComeOutOfAnyNumberOfThreads() throws IOException {
        Path file = write("a.jsonl", users);
        Path one = folder.resolve("one.json");
        Path three = folder.resolve("three.json");
        String alone = calibrate(file, "--threads", 1, "--json", one).out();
        assertThat(calibrate(file, "--threads", 3, "--json", three).out()).isEqualTo(alone);
        assertThat(Files.readString(three)).isEqualTo(Files.readString(one));
        assertThat(calibrate(file, "--seed", 2).out()).isNotEqualTo(alone);
    }

    @Test
    void eachAssetHasItsOwnPictureInAFolder() throws IOException {
        List<ScoredFeedback> both = new ArrayList<>(users);
        both.addAll(Streams.stream(Asset.STAFF, 2, 40, .5, 90, 91, .1, 300));
        Path file = write("both.jsonl", both);
        assertThat(calibrate(file, "--plot", folder.resolve("plots")).exitCode()).isZero();
        assertThat(folder.resolve("plots")).isDirectoryContaining("glob:**users.svg");
        assertThat(folder.resolve("plots")).isDirectoryContaining("glob:**staff.svg");
        CommandLineRun run = calibrate(file, "--plot", folder.resolve("one.svg"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("name a folder").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void levelsOfStaffWhoAreTooFewAreWithheld() throws IOException {
        Path file = write("few.jsonl", Streams.stream(Asset.STAFF, 3, 40, 3, 90, 91, .1, 4));
        Path json = folder.resolve("few.json");
        CommandLineRun run = calibrate(file, "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("withheld: fewer than 5 people");
        assertThat(Files.readString(json)).contains("\"models\" : [ ]", "\"isWithheld\" : true");
    }

    /** Three colleagues give stars, and the others write: the stars are those of three. */
    @Test
    void modelOfStarsThatFewStaffGaveIsWithheld() throws IOException {
        List<String> lines = new ArrayList<>();
        for (ScoredFeedback each : Streams.stream(Asset.STAFF, 4, 40, 3, 90, 91, .1, 24)) {
            boolean hasStars = isOneOfThree(each);
            lines.add(hasStars ? withStars(line(each)) : line(each));
        }
        Path file = Files.write(folder.resolve("stars.jsonl"), lines);
        CommandLineRun run = calibrate(file);
        assertThat(run.out()).contains("    text  ", "the other signal is withheld: fewer than 5");
        assertThat(run.out()).doesNotContain("    rating  ");
    }

    private static boolean isOneOfThree(ScoredFeedback feedback) {
        return List.of("author 0", "author 1", "author 2")
                .contains(String.valueOf(feedback.author()));
    }

    private static String withStars(String line) {
        return line.replace("{", "{\"rating\":4,");
    }

    @Test
    void tooLittleFeedbackIsToldWithWhatIsNeeded() throws IOException {
        CommandLineRun run = calibrate(write("a.jsonl", users.subList(0, 50)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Too little to learn from", "14 days", "30 votes");
        assertThat(calibrate(write("b.jsonl", List.of())).out())
                .isEqualTo("no feedback was read\n");
    }

    @Test
    void whatPeopleWroteIsNeverTold() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 93; i++) {
            Instant at = Streams.START.plus(Duration.ofHours(8L * i));
            lines.add(
                    "{\"asset\":\"users\",\"timestamp\":\""
                            + at
                            + "\",\"lang\":\"en\",\"text\":\"awful unmistakable"
                            + i
                            + " thing\"}");
        }
        lines.add("{\"text\":\"unmistakable but broken");
        Path file = Files.write(folder.resolve("texts.jsonl"), lines);
        Path json = folder.resolve("texts.json");
        CommandLineRun run = calibrate(file, "--json", json);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("93 votes", "1 records could not be read");
        assertThat(run.out() + run.err() + Files.readString(json)).doesNotContain("unmistakable");
    }

    @Test
    void wrongUseIsToldInOneLineThatSaysWhatToDo() throws IOException {
        Path file = write("a.jsonl", users.subList(0, 9));
        assertUse("calibrate needs one of --files FILE... and --topics");
        assertUse("--from belongs to --topics", "--from", "2026-01-05T00:00:00Z", "-f", file);
        assertUse("budget -1.0 is outside (0, 1000.0]", "-f", file, "--budgets", "-1");
        assertUse("drop 2.0 is outside (0, 0.9]", "-f", file, "--drops", "2");
        assertUse("surrogates 0 is outside", "-f", file, "--surrogates", "0");
        assertUse("within 0 is outside [1, 365]", "-f", file, "--within", "0");
        assertUse("--threads -2 is negative", "-f", file, "--threads", "-2");
        assertUse("cannot read nowhere.jsonl", "-f", "nowhere.jsonl");
    }

    /** Before hours of work, and before the files are even looked at. */
    @Test
    void whatCannotBeWrittenIsRefusedBeforeAnythingIsRead() throws IOException {
        Path file = write("a.jsonl", users.subList(0, 9));
        Path nowhere = folder.resolve("no/folder");
        String message = "must name a file in a folder that exists";
        assertUse("--json " + message, "-f", "nowhere.jsonl", "--json", nowhere);
        assertUse("--json " + message, "-f", "nowhere.jsonl", "--json", folder);
        assertUse("--plot " + message, "-f", "nowhere.jsonl", "--plot", nowhere + ".svg");
        assertUse("cannot be made a folder", "-f", "nowhere.jsonl", "--plot", file);
        assertUse("cannot be made a folder", "-f", "nowhere.jsonl", "--plot", file + "/a");
    }

    private static void assertUse(String message, Object... arguments) {
        List<String> all = new ArrayList<>(List.of("calibrate"));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        CommandLineRun run = CommandLineRun.of(all.toArray(new String[0]));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("bellwether: ").contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private static CommandLineRun calibrate(Path file, Object... more) {
        List<String> arguments = new ArrayList<>(List.of("calibrate", "-f", file.toString()));
        arguments.addAll(FEW);
        Arrays.stream(more).map(Object::toString).forEach(arguments::add);
        return CommandLineRun.of(arguments.toArray(new String[0]));
    }

    private Path write(String name, List<ScoredFeedback> feedback) throws IOException {
        return Files.write(
                folder.resolve(name), feedback.stream().map(CalibrateCommandTest::line).toList());
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
