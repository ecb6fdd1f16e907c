package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker in a process of its own. */
class LocalBrokerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path directory;

    @Test
    void itServesOnAFreePortIsSharedAndKeepsItsTopicsThroughAKill() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalBrokerProcess broker =
                        LocalBrokerProcess.start(directory, taken.getLocalPort(), PATIENCE)) {
            assertThat(broker.bootstrapServers()).isNotEqualTo("127.0.0.1:" + taken.getLocalPort());
            createTopic(broker, "kept");
            try (LocalBrokerProcess second = LocalBrokerProcess.start(directory, 0, PATIENCE)) {
                assertThat(second.isReused()).isTrue();
                assertThat(second.bootstrapServers()).isEqualTo(broker.bootstrapServers());
            }
            ProcessHandle handle = ProcessHandle.of(broker.pid()).orElseThrow();
            handle.destroyForcibly();
            await().atMost(Duration.ofSeconds(60)).until(() -> !handle.isAlive());
        }
        LocalBrokerProcess again = LocalBrokerProcess.start(directory, 0, PATIENCE);
        assertThat(again.isReused()).isFalse();
        try (Admin admin = KafkaConnection.to(again.bootstrapServers()).admin()) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        long pid = again.pid();
        again.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whenItCannotStartTheMessageNamesTheLog() throws IOException {
        Files.writeString(directory.resolve("kafka"), "a file where a directory should be");
        assertThatThrownBy(() -> LocalBrokerProcess.start(directory, 0, PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with status")
                .hasMessageEndingWith("see " + directory.resolve("broker.log"));
    }

    private static void createTopic(LocalBrokerProcess broker, String name) throws Exception {
        try (Admin admin = KafkaConnection.to(broker.bootstrapServers()).admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }
}
