package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.codec.DecisionCodec;
import io.bellwether.config.Configuration;
import io.bellwether.decision.Decision;
import io.bellwether.demo.Message;
import io.bellwether.demo.SampleCompany;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.InputRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a user meets it: a broker process, a service process, commands. */
class ServeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A word that occurs in no message of the sample company. */
    private static final String CANARY = "quetzalcoatlus";

    @TempDir private Path folder;

    @Test
    void filesTopicsJournalAndServiceGiveTheSameAlerts() throws Exception {
        List<Message> messages = Feedbacks.messages(1, 40_000);
        Path file = Feedbacks.write(folder.resolve("history.jsonl"), messages);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            CommandLineRun imported = run("import", file.toString());
            assertThat(imported.err()).isEmpty();
            assertThat(imported.exitCode()).isZero();
            assertThat(imported.out()).contains("users", "staff", "advertisers");
            Path decided = decide(connection);
            List<String> expected =
                    replay("--files", file.toString(), "--decisions", decided.toString());
            assertThat(expected)
                    .hasSizeGreaterThanOrEqualTo(6)
                    .anyMatch(alert -> alert.contains("\"effectiveAt\""))
                    .anyMatch(alert -> alert.contains("\"carriedBy\":[\""));

            try (MemberProcess serve = serve(connection)) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Feedbacks.alerts(connection).size() >= expected.size());
                assertThat(Feedbacks.alerts(connection)).isEqualTo(expected);
                serve.terminate();
                assertThat(serve.exitStatus()).isEqualTo(MemberProcess.TERMINATED);
            }
            assertThat(replay("--topics")).isEqualTo(expected);
            assertThat(replay("--journal")).isEqualTo(expected);
        }
    }

    /** Writes the sample company's decisions into their topic, and into a file. */
    private Path decide(KafkaConnection connection) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            for (Decision decision : SampleCompany.decisions()) {
                byte[] value = new DecisionCodec().encode(decision);
                byte[] key = decision.id().getBytes(StandardCharsets.UTF_8);
                producer.send("bellwether.decision.v1", key, value, List.of());
                lines.add(new String(value, StandardCharsets.UTF_8));
            }
            producer.flush();
        }
        return Files.write(folder.resolve("decisions.jsonl"), lines);
    }

    @Test
    void badRecordsBecomeDeadLettersAndRepairedOnesComeBack() throws Exception {
        List<Message> messages = Feedbacks.messages(3, 1000);
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            sendWithFiftyBad(connection, messages);
            MemberProcess serve = serve(connection);
            try (serve) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () ->
                                        Feedbacks.journalled(connection).size() >= 950
                                                && letters(connection).size() >= 50);
                assertThat(Feedbacks.journalled(connection)).hasSize(950).doesNotHaveDuplicates();
                assertThat(reasons(letters(connection)))
                        .isEqualTo(
                                Map.of(
                                        "not-json", 10,
                                        "not-an-object", 5,
                                        "missing-text", 5,
                                        "empty-text", 5,
                                        "text-too-long", 5,
                                        "bad-rating", 5,
                                        "bad-timestamp", 5,
                                        "far-future", 5,
                                        "unknown-version", 5));
                assertThat(serve.isAlive()).isTrue();

                Path script = repairScript();
                CommandLineRun redriven =
                        run("redrive", "feedback.users.v1", "--repair", "sh " + script);
                assertThat(redriven.err()).isEmpty();
                assertThat(redriven.out()).contains("50 sent back, 0 left");
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Feedbacks.journalled(connection).size() >= 1000);
                assertThat(Feedbacks.journalled(connection)).hasSize(1000).doesNotHaveDuplicates();
                assertThat(run("redrive", "feedback.users.v1").out())
                        .contains("0 sent back, 0 left");
                assertThat(letters(connection)).hasSize(50);
            }
            assertNothingWasQuoted(connection, serve.logged());
        }
    }

    @Test
    void decisionAndAcceptanceReachTheJournalOfTheirAssets() throws Exception {
        CommandLineRun decided =
                run("decide", "A price rise", "--at", "2026-03-01T09:00:00Z", "--asset", "users");
        assertThat(decided.err()).isEmpty();
        assertThat(decided.out()).matches("decision d-[0-9a-f]{16} written\\R");
        assertThat(run("accept", "staff", "--by", "chief executive").exitCode()).isZero();
        try (Cluster cluster = Cluster.open(configuration());
                MemberProcess serve = serve(cluster.connection())) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> notices(cluster.connection()).size() >= 4);
            assertThat(notices(cluster.connection()))
                    .containsExactlyInAnyOrder(
                            "0 decision", "1 decision", "2 decision", "2 level-accepted");
            assertThat(serve.isAlive()).isTrue();
        }
    }

    private static List<String> notices(KafkaConnection connection) {
        List<String> notices = new ArrayList<>();
        for (InputRecord record : Feedbacks.read(connection, "bellwether.scored.v1")) {
            String text = Feedbacks.text(record);
            String type = text.substring(9, text.indexOf('"', 9));
            if (type.equals("decision") || type.equals("level-accepted")) {
                notices.add(record.partition() + " " + type);
            }
        }
        return notices;
    }

    /** Every twentieth record is bad, in ten different ways; all of them hold the canary. */
    private static void sendWithFiftyBad(KafkaConnection connection, List<Message> messages) {
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            for (int i = 0; i < messages.size(); i++) {
                Message message = messages.get(i);
                String json = Feedbacks.json(message);
                Asset asset = i % 20 == 0 ? Asset.USERS : message.asset();
                String value = i % 20 == 0 ? bad(i / 20 % 10) : json;
                Feedbacks.send(producer, asset, message.author(), value);
            }
            producer.flush();
        }
    }

    private static String bad(int way) {
        return switch (way) {
            case 0 -> CANARY + " is not JSON";
            case 1 -> "[\"" + CANARY + "\"]";
            case 2 -> "{\"body\":\"" + CANARY + "\"}";
            case 3 -> "{\"text\":\"  \",\"source\":\"" + CANARY + "\"}";
            case 4 -> "{\"text\":\"" + (CANARY + " ").repeat(1500) + "\"}";
            case 5 -> "{\"text\":\"" + CANARY + "\",\"rating\":9}";
            case 6 -> "{\"text\":\"" + CANARY + "\",\"timestamp\":\"yesterday\"}";
            case 7 -> "{\"text\":\"" + CANARY + "\",\"timestamp\":\"2199-01-01T00:00:00Z\"}";
            case 8 -> "{\"text\":\"" + CANARY + "\",\"schemaVersion\":\"7.0\"}";
            case 9 -> "{\"text\":\"" + CANARY + "\",\"text\":\"twice\"}";
            default -> throw new IllegalArgumentException("way " + way);
        };
    }

    private Path repairScript() throws IOException {
        return Files.writeString(
                folder.resolve("repair.sh"),
                "cat > /dev/null; echo '{\"text\":\"a repaired record, fine now\"}'\n");
    }

    private static List<InputRecord> letters(KafkaConnection connection) {
        return Feedbacks.read(connection, "dlq.feedback.users.v1");
    }

    private static Map<String, Integer> reasons(List<InputRecord> letters) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (InputRecord letter : letters) {
            String reason = letter.header("bellwether.reason").orElseThrow().text();
            assertThat(letter.header("bellwether.detail").orElseThrow().text())
                    .isNotEmpty()
                    .doesNotContain(CANARY);
            assertThat(Feedbacks.text(letter)).contains(CANARY);
            reasons.merge(reason, 1, Integer::sum);
        }
        return reasons;
    }

    private static void assertNothingWasQuoted(KafkaConnection connection, String log) {
        assertThat(log).isNotEmpty().doesNotContain(CANARY).doesNotContain("repaired");
        for (InputRecord entry : Feedbacks.read(connection, "bellwether.scored.v1")) {
            assertThat(Feedbacks.text(entry))
                    .doesNotContain(CANARY)
                    .doesNotContain("repaired")
                    .doesNotContain("\"text\"");
        }
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

    /** The alerts of a replay, without their pointers, sorted. */
    private List<String> replay(String... what) throws IOException {
        Path alerts = folder.resolve("alerts.jsonl");
        List<String> arguments = new ArrayList<>(List.of("replay"));
        arguments.addAll(List.of(what));
        arguments.addAll(List.of("--alerts", alerts.toString()));
        CommandLineRun run = run(arguments.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.readAllLines(alerts).stream()
                .map(Feedbacks::withoutPointers)
                .sorted()
                .toList();
    }
}
