package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.config.Configuration;
import io.bellwether.demo.Message;
import io.bellwether.kafka.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service in mid-work: nothing may be lost, twice, or said differently. */
@Tag("faults")
class ServeFaultsTest {

    private static final int RECORDS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private Path folder;

    @Test
    void killsChangeNeitherJournalNorAlerts() throws Exception {
        List<Message> messages = Feedbacks.messages(1, RECORDS);
        Path file = Feedbacks.write(folder.resolve("history.jsonl"), messages);
        Path alerts = folder.resolve("alerts.jsonl");
        CommandLineRun replay =
                CommandLineRun.of(
                        "replay", "--files", file.toString(), "--alerts", alerts.toString());
        assertThat(replay.exitCode()).isZero();
        List<String> expected =
                Files.readAllLines(alerts).stream()
                        .map(Feedbacks::withoutPointers)
                        .sorted()
                        .toList();
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);

        Path log = folder.resolve("serve.log");
        try (Cluster cluster = Cluster.open(configuration())) {
            KafkaConnection connection = cluster.connection();
            cluster.createTopics();
            Feedbacks.send(connection, messages);
            String servers = connection.bootstrapServers();

            // SIGKILL while thousands are still to come.
            try (ServeProcess serve = ServeProcess.start(folder, log, servers)) {
                awaitJournal(connection, 3_000);
                serve.kill();
            }
            int afterKill = Feedbacks.journalled(connection).size();
            assertThat(afterKill).isBetween(3_000, RECORDS - 1);

            // Between outputs and offsets, where random kills seldom land.
            for (String point : List.of("BEFORE_OFFSETS:4", "AFTER_OFFSETS:5", "AFTER_COMMIT:6")) {
                try (ServeProcess serve =
                        ServeProcess.start(
                                folder, log, servers, "-Dbellwether.failpoint=" + point)) {
                    assertThat(serve.exitStatus()).as(point).isEqualTo(137);
                }
            }

            try (ServeProcess serve = ServeProcess.start(folder, log, servers)) {
                awaitJournal(connection, RECORDS);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> Feedbacks.alerts(connection).size() >= expected.size());
                assertThat(serve.terminate()).isEqualTo(143);
            }
            assertThat(Feedbacks.journalled(connection)).hasSize(RECORDS).doesNotHaveDuplicates();
            assertThat(Feedbacks.alerts(connection)).isEqualTo(expected);
            assertThat(Feedbacks.read(connection, "dlq.feedback.users.v1")).isEmpty();
        }
    }

    private static void awaitJournal(KafkaConnection connection, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> Feedbacks.journalled(connection).size() >= count);
    }

    private Configuration configuration() {
        return Configuration.load(null, Map.of(), List.of("data.directory=" + folder));
    }
}
