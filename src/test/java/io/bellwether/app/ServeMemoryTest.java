package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog that is many times larger than the service's heap. */
@Tag("faults")
class ServeMemoryTest {

    private static final int PARTITIONS = 48;
    private static final int RECORDS = 300;
    private static final int BYTES = 950_000;

    @TempDir private Path folder;

    /** 285 MB of large records in many partitions, which one fetch may well bring at once. */
    @Test
    void aBacklogOfLargeRecordsIsReadWithASmallHeap() throws Exception {
        Path log = folder.resolve("serve.log");
        String data = "data.directory=" + folder;
        try (Cluster cluster = Cluster.open(Configuration.load(null, Map.of(), List.of(data)))) {
            KafkaConnection connection = cluster.connection();
            String partitions = Integer.toString(PARTITIONS);
            assertThat(
                            CommandLineRun.of("topics", "--partitions", partitions, "--set", data)
                                    .exitCode())
                    .isZero();
            feed(connection);
            try (ServeProcess serve =
                    ServeProcess.start(
                            folder,
                            log,
                            connection.bootstrapServers(),
                            "-Xmx192m",
                            "-XX:+ExitOnOutOfMemoryError")) {
                await().atMost(Duration.ofMinutes(4))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () ->
                                        !serve.isAlive()
                                                || Feedbacks.journalled(connection).size()
                                                        >= RECORDS);
                assertThat(serve.isAlive()).as(serve.log()).isTrue();
                assertThat(Feedbacks.journalled(connection))
                        .hasSize(RECORDS)
                        .doesNotHaveDuplicates();
                assertThat(serve.terminate()).isEqualTo(143);
            }
            assertThat(Files.readString(log)).doesNotContain("starts anew");
        }
    }

    private static void feed(KafkaConnection connection) {
        String filler = "x".repeat(BYTES);
        try (FeedbackProducer producer = new FeedbackProducer(connection)) {
            for (int i = 0; i < RECORDS; i++) {
                String value =
                        "{\"id\":\""
                                + i
                                + "\",\"text\":\"a fine thing\",\"filler\":\""
                                + filler
                                + "\"}";
                Feedbacks.send(producer, Asset.USERS, "author " + i, value);
            }
            producer.flush();
        }
    }
}
