package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over files, in a process of its own. */
class ViewCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BEGINNING = "The page is at ";

    private static final String LEVEL =
            "{\"asset\":\"users\",\"from\":\"2026-04-01T09:00:00Z\","
                    + "\"to\":\"2026-04-01T10:00:00Z\",\"votes\":12,\"authors\":12,\"level\":0.6,"
                    + "\"expected\":0.6,\"halfWidth\":0.1,\"logM\":0,\"phase\":\"normal\","
                    + "\"records\":12,\"notScored\":0,\"duplicates\":0,\"late\":0,"
                    + "\"expectedVotes\":12.0,\"surge\":false}";

    @TempDir private Path folder;

    @Test
    void pageOfAReplayShowsItsAlertsAndEndsWhenItIsTold() throws Exception {
        Path feedback =
                Feedbacks.write(folder.resolve("past.jsonl"), Feedbacks.messages(1, 40_000));
        Path alerts = folder.resolve("alerts.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        CommandLineRun replay =
                CommandLineRun.of(
                        "replay",
                        "--files",
                        feedback.toString(),
                        "--alerts",
                        alerts.toString(),
                        "--levels",
                        levels.toString());
        assertThat(replay.exitCode()).isZero();

        Process view = start("--alerts", alerts.toString(), "--levels", levels.toString());
        try {
            String url = url();
            String page = get(url + "/?range=all");
            assertThat(page)
                    .contains("replay</strong>", "A past that was replayed. It does not change.")
                    .contains("Users, by", "Advertisers, by", "Staff, by", "class=\"bw-level\"");
            String list = get(url + "/alerts");
            assertThat(list).containsPattern("[3-9] alerts");
            String link = list.substring(list.indexOf("href=\"alerts/") + 6);
            assertThat(get(url + "/" + link.substring(0, link.indexOf('"'))))
                    .contains("What people said", "<blockquote");
        } finally {
            view.destroy();
        }
        assertThat(view.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(view.exitValue()).isEqualTo(143);
    }

    @Test
    void linesThatCannotBeReadAreCounted() throws Exception {
        Path decisions = folder.resolve("decisions.jsonl");
        Path levels = folder.resolve("levels.jsonl");
        Files.writeString(levels, LEVEL + "\nno level\n");
        Files.writeString(
                decisions, "{\"effectiveAt\":\"2026-01-01T00:00:00Z\",\"title\":\"T\"}\n");

        Process view = start("--levels", levels.toString(), "--decisions", decisions.toString());
        try {
            assertThat(get(url() + "/"))
                    .contains("could not be read and are left out: 1.", "Normal")
                    .doesNotContain("No decision is known");
            assertThat(Files.readString(folder.resolve("view.log")))
                    .contains("1 of 2 lines of " + levels + " could not be read");
        } finally {
            view.destroy();
        }
    }

    @Test
    void fileOfSomethingElseIsWrongUse() throws Exception {
        Path levels = Files.writeString(folder.resolve("levels.jsonl"), LEVEL + "\n");

        CommandLineRun run = CommandLineRun.of("view", "--alerts", levels.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("holds no alerts that can be read; is it the right file?");
    }

    @Test
    void fileThatIsNotThereIsWrongUse() {
        CommandLineRun run =
                CommandLineRun.of("view", "--levels", folder.resolve("none.jsonl").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is the path right?");
    }

    @Test
    void viewOfNothingIsWrongUse() {
        CommandLineRun run = CommandLineRun.of("view");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("view needs --levels FILE, --alerts FILE or both");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "view",
                                "--set",
                                "http.address=127.0.0.1:0"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("view.log").toFile())
                .start();
    }

    private String url() {
        Path log = folder.resolve("view.log");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(log) && Files.readString(log).contains(BEGINNING));
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            String rest = text.substring(text.indexOf(BEGINNING) + BEGINNING.length());
            return rest.substring(0, rest.indexOf(' '));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
