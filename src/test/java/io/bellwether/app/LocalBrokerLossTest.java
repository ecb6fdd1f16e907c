package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.demo.Message;
import io.bellwether.kafka.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local broker dies under the service that started it. */
@Tag("faults")
class LocalBrokerLossTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Some eight hundred records at once, which is ten seconds' share, then a hundred a second. */
    private static final int SLOW_BYTES = 20_000;

    @TempDir private Path folder;

    @Test
    void theServiceEndsSaysWhyAndTheNextOneGoesOn() throws Exception {
        List<Message> messages = Feedbacks.messages(1, 3_000);
        Path log = folder.resolve("serve.log");
        try (ServeProcess serve = ServeProcess.start(folder, log, "", SlowInput.SETTINGS)) {
            KafkaConnection connection = awaitServing(log);
            SlowInput.bound(connection, SLOW_BYTES);
            Feedbacks.send(connection, messages.subList(0, 2_000));
            await().atMost(PATIENCE).until(() -> Feedbacks.journalled(connection).size() >= 500);
            assertThat(Feedbacks.journalled(connection)).hasSizeLessThan(1_500);
            long broker = Long.parseLong(portFile().substring(0, portFile().indexOf(' ')));
            assertThat(ProcessHandle.of(broker).orElseThrow().destroyForcibly()).isTrue();
            assertThat(serve.exitStatus()).isEqualTo(1);
        }
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.startsWith("bellwether: "))
                .containsExactly(
                        "bellwether: the local broker ended with status 137: see "
                                + folder.resolve("broker").resolve("broker.log")
                                + "; nothing is lost, the next start goes on from here");
        Files.delete(log);
        try (ServeProcess serve = ServeProcess.start(folder, log, "")) {
            KafkaConnection connection = awaitServing(log);
            SlowInput.bound(connection, null);
            Feedbacks.send(connection, messages.subList(2_000, 3_000));
            await().atMost(PATIENCE).until(() -> Feedbacks.journalled(connection).size() >= 3_000);
            assertThat(Feedbacks.journalled(connection)).hasSize(3_000).doesNotHaveDuplicates();
            assertThat(serve.terminate()).isEqualTo(143);
        }
    }

    private KafkaConnection awaitServing(Path log) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(log) && Files.readString(log).contains("serving [SCORE"));
        return KafkaConnection.to(portFile().substring(portFile().indexOf(' ') + 1));
    }

    private String portFile() throws Exception {
        return Files.readString(folder.resolve("broker").resolve("broker.port"));
    }
}
