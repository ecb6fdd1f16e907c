package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.config.Configuration;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.monitor.Streams;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.ScoredFeedback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims from the command to the verdict. */
class HypothesisCommandTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String VERDICTS = "bellwether.verdict.v1";

    /** The staff of the sample company lose their trust on 22 April. */
    private static final String[] CLAIM = {
        "hypothesis",
        "Cutting posts costs the trust of the staff",
        "--id",
        "h-1",
        "--asset",
        "staff",
        "--metric",
        "level",
        "--direction",
        "down",
        "--smallest-effect",
        "0.05",
        "--before",
        "2025-03-10/2025-04-07",
        "--after",
        "2025-04-21/2025-05-05",
        "--by",
        "works council"
    };

    @TempDir private Path folder;

    @Test
    void theVerdictOfTheServiceIsThatOfEveryReplay() throws Exception {
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            CommandLineRun registered = run(CLAIM);
            assertThat(registered.err()).isEmpty();
            assertThat(registered.out())
                    .containsPattern("hypothesis h-1 written, seal [0-9a-f]{64}\\R")
                    .contains("it is late");
            try (MemberProcess serve = serve(connection)) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> copies(connection) == 3);
                List<Message> messages =
                        SampleCompany.history(1)
                                .filter(
                                        message ->
                                                message.at()
                                                        .isBefore(
                                                                Instant.parse(
                                                                        "2025-05-08T00:00:00Z")))
                                .toList();
                Feedbacks.send(connection, messages);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> !Feedbacks.read(connection, VERDICTS).isEmpty());
                serve.terminate();
                assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
            }
            List<InputRecord> records = Feedbacks.read(connection, VERDICTS);
            assertThat(records).hasSize(1);
            InputRecord record = records.getFirst();
            assertThat(record.partition()).isEqualTo(2);
            assertThat(new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8))
                    .isEqualTo("h-1");
            String verdict = Feedbacks.text(record);
            assertThat(verdict)
                    .contains("\"verdict\":\"supported\"", "\"marks\":[\"late\"]")
                    .contains(sealOf(registered.out()));
            assertThat(replay("--topics")).containsExactly(verdict);
            assertThat(replay("--journal")).containsExactly(verdict);
        }
    }

    /** A cluster from before the time of a record was the broker's. */
    @Test
    void nothingIsWrittenWhereTheWriterCouldChooseItsTime() throws Exception {
        String topic = "bellwether.control.v1";
        try (Cluster cluster = Cluster.open(configuration());
                Admin admin = cluster.connection().admin()) {
            NewTopic old = new NewTopic(topic, 1, (short) 1).configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(old)).all().get();
            CommandLineRun refused = run(CLAIM);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("nothing written: topic " + topic)
                    .contains("--add-config message.timestamp.type=LogAppendTime");
            assertThat(Feedbacks.read(cluster.connection(), topic)).isEmpty();
        }
    }

    @Test
    void filesOfHypothesesGetTheirVerdictsInFilesAndInTheSummary() throws IOException {
        Path feedback = Files.write(folder.resolve("users.jsonl"), lines());
        Path claims =
                Files.writeString(
                        folder.resolve("claims.jsonl"),
                        claim("1", "down") + "\n" + claim("2", "up") + "\n");
        Path verdicts = folder.resolve("verdicts.jsonl");
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "--files",
                        feedback.toString(),
                        "--hypotheses",
                        claims.toString(),
                        "--verdicts",
                        verdicts.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("supported +h-1  effect -0\\.1\\d+ \\(-0\\.\\d+ to -0\\.\\d+\\), ")
                .containsPattern("refuted +h-2 ");
        assertThat(Files.readAllLines(verdicts))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("{\"id\":\"h-1\",\"asset\":\"users\""));
    }

    @Test
    void aLineThatIsNoHypothesisIsNamedWithItsReason() throws IOException {
        Path feedback = Files.write(folder.resolve("users.jsonl"), lines().subList(0, 9));
        Path claims = Files.writeString(folder.resolve("claims.jsonl"), claim("1", "sideways"));
        assertWrongUse(
                "claims.jsonl:1: bad-field: direction is neither up nor down",
                "replay",
                "-f",
                feedback.toString(),
                "--hypotheses",
                claims.toString());
        assertWrongUse(
                "--hypotheses belongs to --files and --topics",
                "replay",
                "--journal",
                "--hypotheses",
                claims.toString());
    }

    @Test
    void whatCannotBeJudgedIsRefusedBeforeAnythingIsWritten() {
        assertWrongUse("--direction is neither up nor down", changed("down", "sideways"));
        assertWrongUse("--metric is none of level, rating", changed("level", "mood"));
        assertWrongUse(
                "--after is not of the form FROM/TO", changed("2025-04-21/2025-05-05", "May"));
        assertWrongUse(
                "a window has 13 days; it needs 2 to 52 whole weeks",
                changed("2025-04-21/2025-05-05", "2025-04-21/2025-05-04"));
        assertWrongUse("smallestEffect 5.0 is outside", changed("0.05", "5"));
        assertWrongUse("nothing written: id has 257 characters", changed("h-1", "h".repeat(257)));
        assertWrongUse("nothing written: title has 501", changed(CLAIM[1], "t".repeat(501)));
        assertWrongUse(
                "nothing written: registeredBy has 201", changed("works council", "w".repeat(201)));
        assertWrongUse(
                "nothing written: the window after begins more than two years after",
                changed("2025-04-21/2025-05-05", "2099-04-06/2099-05-04"));
    }

    @Test
    void aDecisionThatCannotBeReadIsRefusedBeforeAnythingIsWritten() {
        assertWrongUse("nothing written: title has 501", "decide", "t".repeat(501));
        assertWrongUse(
                "nothing written: decidedBy has 201", "decide", "t", "--by", "b".repeat(201));
    }

    private static String[] changed(String from, String to) {
        String[] arguments = CLAIM.clone();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = arguments[i].equals(from) ? to : arguments[i];
        }
        return arguments;
    }

    private static void assertWrongUse(String message, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }

    private static String claim(String number, String direction) {
        return "{\"id\":\"h-"
                + number
                + "\",\"title\":\"t\",\"asset\":\"users\",\"metric\":\"level\","
                + "\"direction\":\""
                + direction
                + "\",\"smallestEffect\":0.05,"
                + "\"before\":{\"from\":\"2026-01-12\",\"to\":\"2026-02-09\"},"
                + "\"after\":{\"from\":\"2026-02-16\",\"to\":\"2026-03-16\"},"
                + "\"registeredAt\":\"2026-01-05\"}";
    }

    /** A level that falls by .15 on 16 February. */
    private static List<String> lines() {
        return Streams.stream(Asset.USERS, 3, 75, 2, 42, 75, .15, 4000).stream()
                .map(HypothesisCommandTest::line)
                .toList();
    }

    private static String line(ScoredFeedback feedback) {
        return String.format(
                Locale.ROOT,
                "{\"asset\":\"users\",\"timestamp\":\"%s\",\"author\":\"%s\",\"score\":%s}",
                feedback.eventTime(),
                feedback.author(),
                ((Score.Scored) feedback.score()).level());
    }

    private static long copies(KafkaConnection connection) {
        return Feedbacks.read(connection, "bellwether.scored.v1").stream()
                .filter(record -> Feedbacks.text(record).startsWith("{\"type\":\"hypothesis\""))
                .count();
    }

    private static String sealOf(String out) {
        return out.substring(out.indexOf("seal ") + 5, out.indexOf("seal ") + 69);
    }

    private MemberProcess serve(KafkaConnection connection) {
        return MemberProcess.start(
                Launch.of("score,monitor", "0", folder, connection.bootstrapServers())
                        .set("snapshotEveryRecords=1500"));
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--set", "data.directory=" + folder));
        return CommandLineRun.of(all.toArray(new String[0]));
    }

    private List<String> replay(String source) throws IOException {
        Path verdicts = folder.resolve("verdicts.jsonl");
        CommandLineRun run = run("replay", source, "--verdicts", verdicts.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.readAllLines(verdicts);
    }
}
