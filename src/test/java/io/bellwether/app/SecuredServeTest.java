package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.config.PseudonymKey;
import io.bellwether.demo.Message;
import io.bellwether.faults.Launch;
import io.bellwether.faults.MemberProcess;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.SecuredBroker;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a broker that speaks TLS, asks for passwords and allows what it was told to. */
class SecuredServeTest {

    private static final String PASSWORD = SecuredMembers.PASSWORD;

    /** Input that its producers keep compacted. */
    private static final String KEYED = "feedback.keyed.v1";

    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir private static Path folder;
    private static SecuredBroker broker;
    private static SecuredMembers members;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(Files.createDirectories(folder.resolve("broker")));
        members = new SecuredMembers(broker, folder);
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
        members.admit("score");
        members.admit("monitor");
        KafkaConnection all = broker.everything();
        try (MemberProcess score = members.serve("score", "0", "snapshotEveryRecords=1500");
                MemberProcess monitor =
                        members.serve("monitor", "1", "snapshotEveryRecords=1500")) {
            SecuredMembers.awaitLogged(score, "assigned");
            SecuredMembers.awaitLogged(monitor, "assigned");
            members.take(
                    "monitor WRITE TOPIC bellwether.alert.v1",
                    monitor,
                    () -> Feedbacks.send(all, messages));
            members.take(
                    "monitor WRITE TRANSACTIONAL_ID bellwether-monitor-*",
                    "WRITE TRANSACTIONAL_ID bellwether-monitor-1",
                    monitor,
                    () -> {});
            members.take("monitor READ GROUP bellwether-monitor", monitor, () -> {});
            await().atMost(SecuredMembers.PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Feedbacks.alerts(all).size() >= expected.size());
            assertThat(Feedbacks.alerts(all)).isEqualTo(expected);
            erase(quoted(messages, expected));
            SecuredMembers.assertSound(score, monitor);
        }
        members.assertEachIsUsedAndNoOtherAskedFor("score", "monitor");
    }

    /** The author of a message that one of the alerts quotes. */
    private static String quoted(List<Message> messages, List<String> alerts) {
        return messages.stream()
                .filter(message -> message.asset() == Asset.USERS)
                .filter(message -> alerts.stream().anyMatch(it -> it.contains(message.text())))
                .map(Message::author)
                .findFirst()
                .orElseThrow();
    }

    /** The monitor reads its alerts for that, and for nothing else. */
    private static void erase(String author) {
        broker.admit(SecuredBroker.ADMIN, PASSWORD);
        CommandLineRun run = eraseAs(SecuredBroker.ADMIN, author, "PT3M");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("carried out\ngone: .*; [1-9][0-9]* told anew\n");
    }

    private static CommandLineRun eraseAs(String user, String author, String patience) {
        return as(user, List.of("erase", author, "--by", "privacy office", "--wait", patience));
    }

    private static CommandLineRun as(String user, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        List<String> settings = new ArrayList<>(broker.settings(user, PASSWORD));
        settings.add("kafka.bootstrap.servers=" + broker.servers());
        settings.add("data.directory=" + folder);
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return CommandLineRun.of(arguments.toArray(new String[0]));
    }

    /** As the documentation lists what an erasure needs, but for one thing after the other. */
    @Test
    void anErasureThatWouldBeRefusedSomethingLaterWritesNothing() throws Exception {
        KafkaConnection all = broker.everything();
        TopicNames names = TopicNames.standard().withFeedback(Asset.USERS, List.of(KEYED));
        try (Admin admin = all.admin()) {
            NewTopic keyed = new NewTopic(KEYED, 1, (short) 1);
            keyed.configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(keyed)).all().get();
            new Topics(admin, names).create(Cluster.FEEDBACK_PARTITIONS, Optional.empty());
        }
        PseudonymKey.loadOrCreate(folder.resolve("pseudonym.key"), Map.of());
        broker.admit("officer", PASSWORD);
        broker.grant("officer", eachOf(names, "officer READ", "officer DESCRIBE_CONFIGS"));
        broker.grant(
                "officer",
                List.of(
                        "officer WRITE TOPIC " + names.control(),
                        "officer WRITE TOPIC " + KEYED,
                        "officer DESCRIBE GROUP bellwether-monitor"));
        int before = Feedbacks.read(all, names.control()).size();

        for (String needed :
                List.of(
                        "DESCRIBE GROUP bellwether-monitor",
                        "READ TOPIC " + names.level(),
                        "READ TOPIC " + names.deadLetters(names.alert()),
                        "DESCRIBE_CONFIGS TOPIC " + names.state(),
                        "WRITE TOPIC " + names.control(),
                        "WRITE TOPIC " + KEYED)) {
            broker.revoke("officer", List.of("officer " + needed));
            CommandLineRun refused = eraseAsOfficer();

            assertThat(refused.exitCode()).as(needed).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains(needed.substring(needed.lastIndexOf(' ') + 1));
            assertThat(Feedbacks.read(all, names.control())).hasSize(before);
            broker.grant("officer", List.of("officer " + needed));
        }

        assertThat(eraseAsOfficer().out()).contains(" is written\n", "bellwether.control.v1");
        assertThat(Feedbacks.read(all, names.control())).hasSize(before + 1);
    }

    private static CommandLineRun eraseAsOfficer() {
        return as(
                "officer",
                List.of(
                        "erase",
                        "somebody unheard",
                        "--by",
                        "privacy office",
                        "--wait",
                        "PT0S",
                        "--set",
                        "assets.users.topics=" + KEYED));
    }

    private static List<String> eachOf(TopicNames names, String... granted) {
        return names.all().stream()
                .flatMap(topic -> Stream.of(granted).map(it -> it + " TOPIC " + topic))
                .toList();
    }

    /** Whoever could not see who was erased would quote them. */
    @Test
    void aReplayThatMayNotReadWhoWasErasedReadsNothing() {
        TopicNames names = TopicNames.standard();
        try (Admin admin = broker.everything().admin()) {
            new Topics(admin, names).create(Cluster.FEEDBACK_PARTITIONS, Optional.empty());
        }
        broker.admit("analyst", PASSWORD);
        for (String operation : List.of("READ", "DESCRIBE")) {
            broker.grant(
                    "analyst",
                    names.all().stream()
                            .filter(topic -> !topic.equals(names.control()))
                            .map(topic -> "analyst " + operation + " TOPIC " + topic)
                            .toList());
        }

        CommandLineRun refused = as("analyst", List.of("replay", "--topics"));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("no permission to read " + names.control());

        broker.grant("analyst", List.of("analyst READ TOPIC " + names.control()));
        broker.grant("analyst", List.of("analyst DESCRIBE TOPIC " + names.control()));
        assertThat(as("analyst", List.of("replay", "--topics")).exitCode()).isZero();
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
