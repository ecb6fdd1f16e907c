package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands under {@code kafka.} reaches every client as it is, secrets kept elsewhere too. */
class SecuredClientsTest {

    private static final String TOPIC = "guarded";
    private static final String PASSWORD = "quite-a-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private static Path folder;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder);
        broker.admit(SecuredBroker.ADMIN, PASSWORD);
        Files.writeString(folder.resolve("password"), PASSWORD, UTF_8);
        Files.writeString(folder.resolve("store"), Certificates.PASSWORD, UTF_8);
        Files.writeString(
                folder.resolve("kafka.properties"),
                "password=" + PASSWORD + "\nstore=" + Certificates.PASSWORD,
                UTF_8);
        try (Admin admin = connection(PASSWORD, Certificates.PASSWORD).admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static KafkaConnection connection(String password, String ofStore) {
        Map<String, String> properties = broker.properties(SecuredBroker.ADMIN, password);
        properties.put("ssl.truststore.password", ofStore);
        properties.put("config.providers", "file,dir");
        properties.put(
                "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider");
        properties.put(
                "config.providers.dir.class",
                "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        return new KafkaConnection(broker.servers(), properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "file", "dir"})
    void everyClientLogsInWithASecretFromWhereverItIsKept(String kept) throws Exception {
        KafkaConnection connection =
                switch (kept) {
                    case "file" -> connection(inFile("password"), inFile("store"));
                    case "dir" -> connection(inFolder("password"), inFolder("store"));
                    default -> connection(PASSWORD, Certificates.PASSWORD);
                };

        assertThat(Probe.require(connection, PATIENCE)).isNotEmpty();
        try (Producer<byte[], byte[]> producer = connection.idempotent()) {
            producer.send(new ProducerRecord<>(TOPIC, kept.getBytes(UTF_8))).get();
        }
        try (Producer<byte[], byte[]> producer = connection.transactional("t-" + kept)) {
            producer.initTransactions();
        }
        try (Consumer<byte[], byte[]> reader = connection.reader(10, Duration.ofMillis(100))) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            assertThat(reader.endOffsets(List.of(partition)).get(partition)).isPositive();
        }
    }

    private static String inFile(String name) {
        return "${file:" + folder.resolve("kafka.properties") + ":" + name + "}";
    }

    private static String inFolder(String name) {
        return "${dir:" + folder + ":" + name + "}";
    }

    @Test
    void everyClientTakesValuesFromTheEnvironment() {
        Map<String, String> properties = broker.properties(SecuredBroker.ADMIN, PASSWORD);
        properties.put("config.providers", "env");
        properties.put(
                "config.providers.env.class",
                "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        properties.put("client.id", "${env:PATH}");
        KafkaConnection connection = new KafkaConnection(broker.servers(), properties);
        try (Admin admin = connection.admin();
                Producer<byte[], byte[]> producer = connection.idempotent();
                Consumer<byte[], byte[]> reader = connection.reader(10, Duration.ofMillis(100))) {
            assertThat(List.of(admin.metrics(), producer.metrics(), reader.metrics()))
                    .allSatisfy(
                            metrics ->
                                    assertThat(metrics.keySet())
                                            .anySatisfy(
                                                    name ->
                                                            assertThat(name.tags())
                                                                    .containsEntry(
                                                                            "client-id",
                                                                            System.getenv(
                                                                                    "PATH"))));
        }
    }

    @Test
    void wrongPasswordIsToldAndNotShown() {
        Map<String, String> properties = broker.properties(SecuredBroker.ADMIN, "a-wrong-guess");
        KafkaConnection connection = new KafkaConnection(broker.servers(), properties);
        assertThatThrownBy(() -> Probe.require(connection, PATIENCE))
                .isInstanceOf(UnreachableBrokerException.class)
                .hasMessageContaining("refuses to speak with this client")
                .hasMessageNotContaining("a-wrong-guess");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-wrong-guess",
                "org.apache.kafka.X required password=\"a-wrong-guess\"",
                "org.apache.kafka.X a-wrong-guess password=\"a-wrong-guess\";",
                "org.apache.kafka.X required a-wrong-guess;",
            })
    void loginThatCannotBeReadIsNotShown(String login) {
        Map<String, String> properties = broker.properties(SecuredBroker.ADMIN, PASSWORD);
        properties.put("sasl.jaas.config", login);
        KafkaConnection connection = new KafkaConnection(broker.servers(), properties);
        assertThatThrownBy(() -> Probe.require(connection, PATIENCE))
                .hasMessageNotContaining("a-wrong-guess");
    }
}
