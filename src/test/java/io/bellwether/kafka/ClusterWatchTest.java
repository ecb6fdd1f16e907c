package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @TempDir private Path folder;

    @Test
    void brokerThatEndsAndComesBackIsSeen() {
        LocalBroker broker = LocalBroker.start(folder, 0);
        KafkaConnection connection = KafkaConnection.to(broker.bootstrapServers());
        int port = Integer.parseInt(broker.bootstrapServers().split(":", 2)[1]);
        try (ClusterWatch watch = new ClusterWatch(connection, Set.of(), PATIENCE)) {
            assertThat(watch.problems()).containsExactly("no broker has been asked yet");
            watch.look();
            assertThat(watch.problems()).isEmpty();
            broker.close();
            watch.look();
            assertThat(watch.problems())
                    .containsExactly("the brokers do not answer: TimeoutException");
            assertThat(watch.answeringFor()).isLessThan(PATIENCE);
            try (LocalBroker again = LocalBroker.start(folder, port)) {
                assertThat(again.bootstrapServers()).endsWith(":" + port);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> {
                                    watch.look();
                                    assertThat(watch.problems()).isEmpty();
                                });
            }
        }
    }

    @Test
    void topicsThatAreMissingAreNamed() throws Exception {
        String there = TestBroker.unique("there");
        String missing = TestBroker.unique("missing");
        try (Admin admin = TestBroker.connection().admin();
                ClusterWatch watch =
                        new ClusterWatch(
                                TestBroker.connection(), Set.of(there, missing), PATIENCE)) {
            admin.createTopics(Set.of(new NewTopic(there, 1, (short) 1))).all().get();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                watch.look();
                                assertThat(watch.problems())
                                        .containsExactly("topics are missing: " + missing);
                            });
        }
    }
}
