package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.config.Configuration;
import io.bellwether.kafka.SecuredBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of surroundings that are right, and of each that is wrong. */
class DoctorCommandTest {

    private static final String PASSWORD = "quite-a-secret";

    @TempDir private Path folder;

    @Test
    void withABrokerAndItsTopicsNothingFails() throws Exception {
        try (Cluster cluster = cluster()) {
            cluster.createTopics();

            CommandLineRun run = doctor();

            assertThat(run.out().lines())
                    .anyMatch(line -> line.matches("ok +broker +1 broker, features of Kafka 4.*"))
                    .anyMatch(line -> line.matches("ok +topics +all are there.*"))
                    .anyMatch(line -> line.matches("ok +permissions +score may do all.*"))
                    .anyMatch(line -> line.matches("ok +permissions +monitor may do all.*"))
                    .anyMatch(line -> line.matches("warn +clock +cannot tell.*"))
                    .anyMatch(line -> line.matches("ok +model +linear-.*"))
                    .anyMatch(line -> line.matches("ok +data directory .*"))
                    .noneMatch(line -> line.startsWith("fail"));
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).isASCII();
        }
    }

    @Test
    void missingTopicsAndWrongOnesAreNamed() throws Exception {
        try (Cluster cluster = cluster()) {
            assertThat(doctor().out())
                    .contains("topic bellwether.level.v1 is missing: create it with 'topics'");
            cluster.createTopics();
            try (Admin admin = cluster.connection().admin()) {
                admin.createPartitions(Map.of("bellwether.scored.v1", NewPartitions.increaseTo(4)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }

            CommandLineRun run = doctor();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out().lines().filter(line -> line.startsWith("fail")))
                    .singleElement()
                    .asString()
                    .contains("bellwether.scored.v1 has 4 partitions and must have exactly 3");
        }
    }

    @Test
    void withoutAnAnswerTheBrokerFailsAndTheRestIsStillLookedAt() {
        CommandLineRun run = doctor("--set", "kafka.bootstrap.servers=127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("fail +broker +no Kafka broker answers at .*"))
                .anyMatch(line -> line.matches("warn +broker +topics, permissions and clock.*"))
                .anyMatch(line -> line.matches("ok +http .*"));
    }

    @Test
    void withoutBrokersItSaysThatServeStartsOneAndStartsNone() {
        assertThat(doctor().out()).containsPattern("warn +broker +kafka.bootstrap.servers is not");
        assertThat(folder.resolve("broker")).doesNotExist();
    }

    @Test
    void directoryThatCannotBeWrittenFails() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "", UTF_8);
        assertThat(CommandLineRun.of("doctor", "--set", "data.directory=" + file).out())
                .containsPattern("fail +data directory .*is no directory");
        // Who is root may write wherever it is written at all.
        Path kernels = Path.of("/proc", "self");
        assumeTrue(Files.isDirectory(kernels), "there is no /proc");
        CommandLineRun run =
                CommandLineRun.of("doctor", "--set", "data.directory=" + kernels.resolve("data"));
        assertThat(run.out()).containsPattern("fail +data directory .*cannot be written");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void wrongConfigurationFailsWithTheWordsOfServe() {
        CommandLineRun run = doctor("--set", "lateness=soon");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("fail +configuration +lateness \\(--set\\): expected");
    }

    @Test
    void modelThatIsNoneFails() throws Exception {
        Path model = Files.writeString(folder.resolve("model.gz"), "no model", UTF_8);
        CommandLineRun run = doctor("--set", "scorer.model=" + model);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("fail +model +it cannot be used");
    }

    @Test
    void portOfAnotherProgramFails() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = doctor("--set", "http.address=127.0.0.1:" + other.getLocalPort());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).containsPattern("fail +http +cannot listen at");
        }
    }

    @Test
    void jsonHasTheSameFindings() throws Exception {
        CommandLineRun lines = doctor();
        CommandLineRun run = doctor("--json");
        JsonNode findings = new ObjectMapper().readTree(run.out()).path("findings");
        assertThat(findings).hasSize((int) lines.out().lines().count());
        assertThat(findings.get(0).path("check").asText()).isEqualTo("java");
        assertThat(findings.get(0).path("level").asText()).isEqualTo("ok");
        assertThat(findings.get(0).path("text").asText()).contains("processors");
    }

    @Test
    void permissionsThatAreMissingAreNamed() throws Exception {
        try (SecuredBroker broker = SecuredBroker.start(folder)) {
            broker.admit(SecuredBroker.ADMIN, PASSWORD);
            broker.admit("bellwether", PASSWORD);
            try (Cluster cluster =
                            Cluster.open(
                                    Configuration.load(
                                            null, Map.of(), sets(broker, SecuredBroker.ADMIN)));
                    Admin admin = cluster.connection().admin()) {
                cluster.createTopics();
                grantAllBut(admin, "dlq.feedback.users.v1");
            }
            List<String> arguments = new ArrayList<>(List.of("doctor", "--roles", "score,monitor"));
            sets(broker, "bellwether").forEach(set -> arguments.addAll(List.of("--set", set)));

            CommandLineRun run = CommandLineRun.of(arguments.toArray(new String[0]));

            assertThat(run.out().lines().filter(line -> line.matches("(ok|fail) +permissions.*")))
                    .satisfiesExactly(
                            monitor ->
                                    assertThat(monitor)
                                            .startsWith("ok")
                                            .contains("monitor may do all"),
                            score ->
                                    assertThat(score)
                                            .startsWith("fail")
                                            .contains(
                                                    "score may not WRITE TOPIC"
                                                            + " dlq.feedback.users.v1: grant it"));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
        }
    }

    private static void grantAllBut(Admin admin, String readOnly) throws Exception {
        List<AclBinding> grants = new ArrayList<>();
        grants.add(grant(ResourceType.TOPIC, "*", AclOperation.READ));
        grants.add(grant(ResourceType.TOPIC, "*", AclOperation.DESCRIBE_CONFIGS));
        grants.add(grant(ResourceType.GROUP, "*", AclOperation.READ));
        grants.add(grant(ResourceType.TRANSACTIONAL_ID, "*", AclOperation.WRITE));
        for (String topic : admin.listTopics().names().get(30, TimeUnit.SECONDS)) {
            if (!topic.equals(readOnly)) {
                grants.add(grant(ResourceType.TOPIC, topic, AclOperation.WRITE));
            }
        }
        admin.createAcls(grants).all().get(30, TimeUnit.SECONDS);
    }

    private static AclBinding grant(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:bellwether", "*", operation, AclPermissionType.ALLOW));
    }

    private List<String> sets(SecuredBroker broker, String user) {
        Map<String, String> properties = broker.properties(user, PASSWORD);
        properties.put("bootstrap.servers", broker.servers());
        List<String> sets = new ArrayList<>();
        sets.add("data.directory=" + folder);
        sets.add("http.address=127.0.0.1:0");
        properties.forEach((name, value) -> sets.add("kafka." + name + "=" + value));
        return sets;
    }

    private Cluster cluster() {
        return Cluster.open(
                Configuration.load(null, Map.of(), List.of("data.directory=" + folder)));
    }

    private CommandLineRun doctor(String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of("--set", "data.directory=" + folder));
        arguments.addAll(List.of("--set", "http.address=127.0.0.1:0"));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(new String[0]));
    }
}
