package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.bellwether.config.Configuration;
import io.bellwether.kafka.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling the service to end, while it works and while it cannot. */
@Tag("faults")
class ServeSignalsTest {

    private static final int RECORDS = 20_000;

    /** Some hundreds of records a second. */
    private static final int SLOW_BYTES = 100_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** As docs/operations.md has it. */
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(40);

    @TempDir private Path folder;

    @Test
    void sigtermUnderLoadCommitsWhatIsUnderWayAndEndsWithinTheBound() throws Exception {
        try (Cluster cluster = fed();
                ServeProcess serve = serve(cluster)) {
            awaitJournal(cluster.connection(), 2_000);
            assertThat(scored(cluster.connection())).isLessThan(RECORDS / 2);
            serve.signal("TERM");
            assertThat(serve.exitStatus(DRAINED_WITHIN)).isEqualTo(143);
            List<String> journalled = Feedbacks.journalled(cluster.connection());
            assertThat(journalled).hasSizeBetween(2_000, RECORDS - 1).doesNotHaveDuplicates();
            assertThat(scored(cluster.connection())).isEqualTo(journalled.size());
            assertThat(Feedbacks.read(cluster.connection(), "bellwether.state.v1")).isNotEmpty();
            assertThat(serve.log()).doesNotContain("starts anew", "second signal", "Exception");
        }
    }

    @Test
    void sigintEndsInOrderToo() throws Exception {
        try (Cluster cluster = fed();
                ServeProcess serve = serve(cluster)) {
            awaitJournal(cluster.connection(), 1);
            assumeFalse(
                    serve.ignores(2), "a shell in the background makes its children ignore SIGINT");
            serve.signal("INT");
            assertThat(serve.exitStatus(DRAINED_WITHIN)).isEqualTo(130);
        }
    }

    @Test
    void whileTheBrokerAnswersNothingTheFirstSignalTakesItsTimeAndASecondOneNone()
            throws Exception {
        try (Cluster cluster = fed();
                ServeProcess serve = serve(cluster)) {
            awaitJournal(cluster.connection(), 2_000);
            assertThat(scored(cluster.connection())).isLessThan(RECORDS / 2);
            long broker = brokerPid();
            ServeProcess.signal("STOP", broker);
            try {
                serve.signal("TERM");
                await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                assertThat(serve.isAlive()).isTrue();
                serve.signal("TERM");
                assertThat(serve.exitStatus(Duration.ofSeconds(30))).isEqualTo(143);
            } finally {
                ServeProcess.signal("CONT", broker);
            }
            assertThat(serve.log()).containsOnlyOnce("a second signal: leaving at once");
        }
    }

    @Test
    void whileTheBrokerAnswersNothingOneSignalIsEnoughWithinTheBound() throws Exception {
        try (Cluster cluster = fed();
                ServeProcess serve = serve(cluster)) {
            awaitJournal(cluster.connection(), 2_000);
            assertThat(scored(cluster.connection())).isLessThan(RECORDS / 2);
            long broker = brokerPid();
            ServeProcess.signal("STOP", broker);
            try {
                serve.signal("TERM");
                assertThat(serve.exitStatus(DRAINED_WITHIN.plusSeconds(5))).isEqualTo(143);
            } finally {
                ServeProcess.signal("CONT", broker);
            }
        }
    }

    /** A local broker with feedback in it, for a minute of the service. */
    private Cluster fed() throws Exception {
        Cluster cluster =
                Cluster.open(
                        Configuration.load(null, Map.of(), List.of("data.directory=" + folder)));
        cluster.createTopics();
        SlowInput.bound(cluster.connection(), SLOW_BYTES);
        Feedbacks.send(cluster.connection(), Feedbacks.messages(1, RECORDS));
        return cluster;
    }

    private ServeProcess serve(Cluster cluster) throws Exception {
        return ServeProcess.start(
                folder,
                folder.resolve("serve.log"),
                cluster.connection().bootstrapServers(),
                SlowInput.SETTINGS);
    }

    private long brokerPid() throws Exception {
        String line = Files.readString(folder.resolve("broker").resolve("broker.port"));
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    private static void awaitJournal(KafkaConnection connection, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Feedbacks.journalled(connection).size() >= count);
    }

    /** How far the group that scores has come in the feedback topics. */
    private static long scored(KafkaConnection connection) throws Exception {
        try (Admin admin = connection.admin()) {
            return admin
                    .listConsumerGroupOffsets("bellwether-score")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().startsWith("feedback."))
                    .map(Map.Entry::getValue)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }
}
