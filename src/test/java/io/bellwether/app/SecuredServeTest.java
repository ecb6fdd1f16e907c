package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.demo.Message;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.kafka.Acls;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.RecordingAuthorizer;
import io.bellwether.kafka.SecuredBroker;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a broker that speaks TLS, asks for passwords and allows what it was told to. */
class SecuredServeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "quite-a-secret";
    private static final List<String> LINES = Acls.lines(TopicNames.standard(), "bellwether");

    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir private static Path folder;
    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(Files.createDirectories(folder.resolve("broker")));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /**
     * Score and monitor, each under a name of its own. In the middle the monitor loses what it
     * needs, one thing after the other, and gets it back.
     */
    @Test
    void rolesWorkWithThePermissionsThatArePrintedUseEachAndLoseNothingWhenOneIsTaken()
            throws Exception {
        List<Message> messages = Feedbacks.messages(1, 20_000);
        List<String> expected = replay(messages);
        assertThat(expected).hasSizeGreaterThan(2);
        admit("score");
        admit("monitor");
        RecordingAuthorizer.forget();
        KafkaConnection all = broker.everything();
        try (MemberProcess score = serve("score", "0");
                MemberProcess monitor = serve("monitor", "1")) {
            awaitLogged(score, "assigned");
            awaitLogged(monitor, "assigned");
            take(
                    "monitor WRITE TOPIC bellwether.alert.v1",
                    "monitor WRITE TOPIC bellwether.alert.v1",
                    monitor,
                    () -> Feedbacks.send(all, messages));
            take(
                    "monitor WRITE TRANSACTIONAL_ID bellwether-monitor-*",
                    "monitor WRITE TRANSACTIONAL_ID bellwether-monitor-1",
                    monitor,
                    () -> {});
            take(
                    "monitor READ GROUP bellwether-monitor",
                    "monitor READ GROUP bellwether-monitor",
                    monitor,
                    () -> {});
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Feedbacks.alerts(all).size() >= expected.size());
            assertThat(Feedbacks.alerts(all)).isEqualTo(expected);
            assertThat(score.isAlive() && monitor.isAlive()).isTrue();
            for (MemberProcess each : List.of(score, monitor)) {
                assertThat(each.logged()).doesNotContain(PASSWORD).doesNotContain("\tat ");
            }
        }
        assertThat(used()).containsExactlyElementsOf(asked());
    }

    /** Takes one permission away until the role says so. */
    private static void take(String line, String told, MemberProcess member, Runnable work) {
        broker.revoke("monitor", List.of(line));
        work.run();
        awaitLogged(
                member,
                "NotAllowedException: the brokers do not allow this client to "
                        + told.substring("monitor ".length()));
        broker.grant("monitor", List.of(line));
    }

    /** What is printed, but for the creation of topics, of which only the first has need. */
    private static Set<String> asked() {
        return LINES.stream()
                .filter(line -> !line.contains(" CREATE "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the roles were allowed and used, as {@link Acls} has it. Who may read from a group may
     * look at it.
     */
    private static Set<String> used() {
        return RecordingAuthorizer.allowed().stream()
                .filter(line -> line.startsWith("score ") || line.startsWith("monitor "))
                .filter(line -> !line.contains(" DESCRIBE GROUP ") && !line.contains(" CREATE "))
                .map(line -> line.replaceFirst("(TRANSACTIONAL_ID .*-)[01]$", "$1*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aRoleThatLacksSomethingSaysWhatBeforeItStarts() {
        broker.admit("idle", PASSWORD);
        broker.grant("idle", List.of("score READ TOPIC feedback.users.v1"));
        assertThat(refused(broker.servers(), broker.settings("idle", PASSWORD)))
                .startsWith("bellwether: the brokers do not allow this client to ")
                .contains("READ TOPIC feedback.advertisers.v1", "kafka-acls --add")
                .doesNotContain("READ TOPIC feedback.users.v1");
    }

    @Test
    void aWrongPasswordIsToldInOneLine() {
        broker.admit("forgetful", PASSWORD);
        assertThat(refused(broker.servers(), broker.settings("forgetful", "my-" + PASSWORD)))
                .startsWith("bellwether: the broker at localhost:")
                .contains("refuses to speak with this client", "kafka.sasl.*");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsToldInOneLine() {
        assertThat(refused(broker.servers(), trusting(broker.certificates().stranger())))
                .contains("its certificate is not trusted", "kafka.ssl.truststore.location");
    }

    @Test
    void aCertificateForAnotherHostIsToldInOneLine() {
        List<String> settings = broker.settings("anybody", PASSWORD);
        assertThat(refused(broker.serversUnderAnotherName(), settings))
                .contains("its certificate is for another host", "kafka.bootstrap.servers");
    }

    @Test
    void aTrustStoreThatIsNotThereIsToldInOneLine() {
        assertThat(refused(broker.servers(), trusting(folder.resolve("nowhere.p12"))))
                .contains("nowhere.p12", "kafka.ssl.*");
    }

    private static List<String> trusting(Path store) {
        List<String> settings = new ArrayList<>(broker.settings("anybody", PASSWORD));
        settings.add("kafka.ssl.truststore.location=" + store);
        return settings;
    }

    /** All that a service says that ends with status 1: one line, and no secret in it. */
    private static String refused(String servers, List<String> settings) {
        Path data = folder.resolve("refused-" + COUNT.incrementAndGet());
        data.toFile().mkdirs();
        try (MemberProcess process =
                MemberProcess.start(
                        Launch.of("score", "0", data, servers)
                                .set(settings.toArray(new String[0])))) {
            assertThat(process.exitStatus()).as(process.logged()).isEqualTo(1);
            // Java's own, about libraries that it will be stricter with.
            String said =
                    process.logged()
                            .lines()
                            .filter(line -> !line.startsWith("WARNING: "))
                            .collect(Collectors.joining("\n"));
            assertThat(said)
                    .doesNotContain("\n")
                    .doesNotContain("Exception")
                    .doesNotContain(PASSWORD)
                    .doesNotContain("changeit");
            return said;
        }
    }

    private static void admit(String role) {
        broker.admit(role, PASSWORD);
        broker.grant(role, LINES.stream().filter(line -> line.startsWith(role + " ")).toList());
    }

    private static MemberProcess serve(String role, String instance) {
        return MemberProcess.start(
                Launch.of(role, instance, folder, broker.servers())
                        .set("snapshotEveryRecords=1500")
                        .set(broker.settings(role, PASSWORD).toArray(new String[0])));
    }

    private static void awaitLogged(MemberProcess member, String words) {
        await(words)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> member.logged().contains(words));
    }

    private static List<String> replay(List<Message> messages) throws IOException {
        Path file = Feedbacks.write(folder.resolve("history.jsonl"), messages);
        Path alerts = folder.resolve("alerts.jsonl");
        CommandLineRun run =
                CommandLineRun.of(
                        "replay",
                        "--files",
                        file.toString(),
                        "--alerts",
                        alerts.toString(),
                        "--set",
                        "data.directory=" + folder);
        assertThat(run.err()).isEmpty();
        return Files.readAllLines(alerts).stream()
                .map(Feedbacks::withoutPointers)
                .sorted()
                .toList();
    }
}
