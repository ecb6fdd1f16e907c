package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bellwether.config.Configuration;
import io.bellwether.config.Key;
import io.bellwether.feedback.Asset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The files of {@code docker/} against the program and the repository, without an engine. */
class DeploymentFilesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path DOCKER = Path.of("docker");
    private static final Path KUBERNETES = DOCKER.resolve("kubernetes");
    private static final String USER = "10001";
    private static final int PORT = 8484;

    /** Variables of the launcher and of Java, and the two with secrets. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of(
                    "BELLWETHER_JAVA_OPTS",
                    "BELLWETHER_LOG_FORMAT",
                    "BELLWETHER_CONFIG",
                    "BELLWETHER_HTTP_TOKEN",
                    "BELLWETHER_PSEUDONYM_KEY");

    @TempDir private Path folder;

    @Test
    void imagesArePinnedAndNothingIsAdded() throws IOException {
        List<String> instructions = instructions();
        List<String> images =
                instructions.stream()
                        .filter(line -> line.startsWith("FROM "))
                        .map(line -> line.split(" ", -1)[1])
                        .toList();
        assertThat(images).hasSize(2).allSatisfy(DeploymentFilesTest::assertPinned);
        assertThat(instructions)
                .noneMatch(line -> line.startsWith("ADD "))
                .noneMatch(line -> line.matches("(ENV|ARG) .*(?i)(password|token|secret|key)=.*"))
                .noneMatch(line -> line.contains("sudo") || line.contains("curl"));
    }

    @Test
    void theContainerRunsAsANumberedUserAndIsAskedHowItIs() throws IOException {
        List<String> last = instructions();
        last = last.subList(lastIndexOf(last, "FROM "), last.size());
        assertThat(last)
                .contains("USER " + USER + ":" + USER, "EXPOSE " + PORT, "STOPSIGNAL SIGTERM")
                .anyMatch(line -> line.startsWith("HEALTHCHECK "))
                .anyMatch(line -> line.startsWith("LABEL "));
        assertThat(last.stream().filter(line -> line.matches("(CMD|ENTRYPOINT|VOLUME) .*")))
                .hasSize(3)
                .allMatch(line -> line.matches("[A-Z]+ \\[\".*\"]"));
        assertThat(lastIndexOf(last, "USER ")).isGreaterThan(lastIndexOf(last, "RUN "));
    }

    @Test
    void commandsOfTheImageAreTaken() throws IOException {
        for (String line : instructions()) {
            if (line.startsWith("HEALTHCHECK ")) {
                JsonNode command = YAML.readTree(line.substring(line.indexOf('[')));
                assertThat(command.get(0).asText()).isEqualTo("/opt/bellwether/bellwether");
                assertTaken(texts(command).stream().skip(1).toList());
            }
            if (line.startsWith("CMD ")) {
                assertTaken(texts(YAML.readTree(line.substring(4))));
            }
            if (line.startsWith("ENV ")) {
                Map<String, String> environment = new TreeMap<>();
                Stream.of(line.substring(4).split(" +", -1))
                        .map(pair -> pair.split("=", 2))
                        .forEach(pair -> environment.put(pair[0], pair[1]));
                assertKnown(environment);
                assertThat(environment).hasSize(2);
            }
        }
    }

    @Test
    void whatIsCopiedIntoTheImageIsThere() throws IOException {
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(".dockerignore"), UTF_8)) {
            if (line.startsWith("!")) {
                kept.add(line.substring(1));
            }
        }
        assertThat(kept)
                .contains("pom.xml", "src", "bellwether")
                .allMatch(DeploymentFilesTest::isThere);
        String archive = Files.readString(Path.of("src", "main", "assembly", "archive.xml"), UTF_8);
        for (String name :
                List.of("LICENSE", "README.md", "bellwether", "docker", "docs", "schemas")) {
            assertThat(kept).as("the archive needs it").contains(name);
            assertThat(archive).contains(">" + name + "<");
        }
        for (String line : instructions()) {
            if (line.contains("/opt/bellwether/docker/")) {
                String script = line.replaceAll(".*/opt/bellwether/(docker/\\S+).*", "$1");
                assertThat(isThere(script)).as(script).isTrue();
            }
        }
    }

    @Test
    void composeFileFitsTheProgramAndTheRepository() throws IOException {
        JsonNode compose = YAML.readTree(DOCKER.resolve("compose.yml").toFile());
        JsonNode services = compose.path("services");
        assertThat(names(services))
                .containsExactlyInAnyOrder(
                        "kafka", "bellwether", "prometheus", "alertmanager", "grafana");
        for (String name : names(services)) {
            JsonNode service = services.path(name);
            assertPinned(service.path("image").asText());
            assertThat(service.at("/deploy/resources/limits/memory").asText()).isNotEmpty();
            for (String port : texts(service.path("ports"))) {
                assertThat(port).as(name).matches("127\\.0\\.0\\.1:\\d+:\\d+");
            }
            for (String volume : texts(service.path("volumes"))) {
                assertMounted(compose, volume.split(":", -1)[0]);
            }
            for (String secret : texts(service.path("secrets"))) {
                assertThat(compose.path("secrets").has(secret)).as(secret).isTrue();
            }
            for (String other : names(service.path("depends_on"))) {
                assertThat(services.has(other)).as(other).isTrue();
            }
        }
        JsonNode bellwether = services.path("bellwether");
        assertThat(bellwether.path("read_only").asBoolean()).isTrue();
        assertThat(texts(bellwether.path("ports"))).contains("127.0.0.1:8484:" + PORT);
        assertThat(
                        DOCKER.resolve(bellwether.at("/build/context").asText())
                                .resolve(bellwether.at("/build/dockerfile").asText()))
                .exists();
        Map<String, String> environment = environment(bellwether.path("environment"));
        assertKnown(environment);
        assertThat(environment.get("BELLWETHER_HTTP_ADDRESS")).endsWith(":" + PORT);
        assertThat(environment.get("BELLWETHER_HTTP_TOKENFILE"))
                .isEqualTo("/run/secrets/bellwether-token");
    }

    private static void assertMounted(JsonNode compose, String source) {
        if (source.startsWith("./")) {
            assertThat(DOCKER.resolve(source)).exists();
        } else {
            assertThat(compose.path("volumes").has(source)).as(source).isTrue();
        }
    }

    @Test
    void kafkaOfTheComposeFileAnswersWhereBellwetherAsks() throws IOException {
        JsonNode services = YAML.readTree(DOCKER.resolve("compose.yml").toFile()).path("services");
        String servers =
                services.at("/bellwether/environment/BELLWETHER_KAFKA_BOOTSTRAP_SERVERS").asText();
        assertThat(services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asText())
                .contains("//" + servers);
        assertThat(services.at("/kafka/healthcheck/test/3").asText()).isEqualTo(servers);
        String alertmanager =
                services.at("/bellwether/environment/BELLWETHER_NOTIFY_ALERTMANAGER").asText();
        assertThat(alertmanager).isEqualTo("http://alertmanager:9093");
    }

    @Test
    void composeAcceptsTheFile() throws Exception {
        assumeTrue(compose("version") == 0, "docker compose is not installed");
        assertThat(compose("-f", "docker/compose.yml", "config", "-q")).as(() -> said()).isZero();
    }

    /** The exit status; 127 when there is no docker. */
    private int compose(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out").toFile())
                            .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return 127;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("out"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(KUBERNETES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestHasWhatKubernetesAsksFor(Path manifest) throws IOException {
        for (JsonNode document : documents(manifest)) {
            assertThat(document.path("apiVersion").asText()).isNotEmpty();
            assertThat(document.path("kind").asText()).isNotEmpty();
            if (document.path("kind").asText().equals("Kustomization")) {
                for (String resource : texts(document.path("resources"))) {
                    assertThat(KUBERNETES.resolve(resource)).exists();
                }
                continue;
            }
            assertThat(document.at("/metadata/name").asText()).matches("[a-z0-9-]+");
            if (!document.path("kind").asText().equals("Namespace")) {
                assertThat(document.at("/metadata/namespace").asText()).isEqualTo("bellwether");
            }
            JsonNode template = document.at("/spec/template");
            if (!template.isMissingNode()) {
                assertThat(document.at("/spec/selector/matchLabels"))
                        .isEqualTo(template.at("/metadata/labels"));
                assertRestricted(template.path("spec"));
            }
        }
    }

    private static void assertRestricted(JsonNode pod) {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(USER);
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(70);
        JsonNode container = pod.at("/containers/0");
        assertPinned(container.path("image").asText());
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/livez");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/livez");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(PORT);
        Set<String> volumes = new TreeSet<>();
        pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
        container
                .path("volumeMounts")
                .forEach(mount -> assertThat(volumes).contains(mount.path("name").asText()));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void argumentsOfEveryContainerAreTaken(Path manifest) throws IOException {
        for (JsonNode document : documents(manifest)) {
            JsonNode container = document.at("/spec/template/spec/containers/0");
            if (container.isMissingNode()) {
                continue;
            }
            List<String> arguments = texts(container.path("args"));
            String role = document.at("/metadata/labels/app.kubernetes.io~1component").asText();
            assertThat(arguments).contains("--roles=" + role, "--instance=$(POD_NAME)");
            Map<String, String> environment = new TreeMap<>();
            container
                    .path("env")
                    .forEach(
                            it ->
                                    environment.put(
                                            it.path("name").asText(), it.path("value").asText()));
            assertThat(environment).containsKey("POD_NAME");
            environment.remove("POD_NAME");
            assertKnown(environment);
            assertThat(document.path("kind").asText()).isEqualTo("StatefulSet");
            assertTaken(arguments);
        }
    }

    @Test
    void everyRoleHasAManifest() {
        for (Role role : Role.values()) {
            assertThat(KUBERNETES.resolve(role.label() + ".yaml")).exists();
        }
    }

    @Test
    void configurationMapIsAConfiguration() throws IOException {
        JsonNode map = documents(KUBERNETES.resolve("configuration.yaml")).get(0);
        JsonNode secret = documents(KUBERNETES.resolve("secret.yaml")).get(0);
        for (String name : names(secret.path("stringData"))) {
            String value = secret.path("stringData").path(name).asText();
            Files.writeString(folder.resolve(name), value, UTF_8);
        }
        String yaml =
                map.at("/data/bellwether.yaml")
                        .asText()
                        .replace("/etc/bellwether/secret", folder.toString());
        Path file = Files.writeString(folder.resolve("bellwether.yaml"), yaml, UTF_8);

        Configuration configuration = Configuration.load(file, Map.of(), List.of());

        assertThat(configuration.http().port()).isEqualTo(PORT);
        assertThat(configuration.http().token()).isNotEmpty();
        assertThat(configuration.pseudonymKeyFile()).exists();
        assertThat(Path.of(configuration.kafka().getOrDefault("ssl.truststore.location", "")))
                .exists();
        assertThat(configuration.effective()).containsEntry("kafka.sasl.jaas.config", "***");
    }

    /** The real parser. */
    private static void assertTaken(List<String> arguments) {
        CommandLine.ParseResult parsed =
                Main.commandLine().parseArgs(arguments.toArray(new String[0]));
        assertThat(parsed.subcommand()).isNotNull();
    }

    private static void assertKnown(Map<String, String> environment) {
        Set<String> known = new TreeSet<>(OTHER_VARIABLES);
        for (Key key : Key.values()) {
            for (Asset asset : Asset.values()) {
                String name = key.nameFor(asset).replace('.', '_').toUpperCase(Locale.ROOT);
                known.add("BELLWETHER_" + name);
            }
        }
        assertThat(environment.keySet())
                .allSatisfy(
                        name ->
                                assertThat(
                                                known.contains(name)
                                                        || name.startsWith("BELLWETHER_KAFKA_"))
                                        .as(name)
                                        .isTrue());
        Map<String, String> loaded = new TreeMap<>(environment);
        // The file is there in a container only.
        if (loaded.remove("BELLWETHER_HTTP_TOKENFILE") != null) {
            loaded.put("BELLWETHER_HTTP_TOKEN", "0123456789abcdef");
        }
        assertThat(Configuration.load(null, loaded, List.of()).effective()).isNotEmpty();
    }

    private static void assertPinned(String image) {
        assertThat(image).matches("[a-z0-9./-]+:v?\\d[\\w.-]*").doesNotEndWith(":latest");
    }

    private static boolean isThere(String path) {
        return Files.exists(Path.of(path));
    }

    /** One line each, without comments. */
    private static List<String> instructions() throws IOException {
        String text = Files.readString(DOCKER.resolve("Dockerfile"), UTF_8);
        return Arrays.stream(
                        text.replaceAll("(?m)^#.*\\n", "")
                                .replaceAll("\\\\\\n\\s*", "")
                                .split("\\n", -1))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static int lastIndexOf(List<String> lines, String start) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                found = i;
            }
        }
        return found;
    }

    private static List<JsonNode> documents(Path manifest) throws IOException {
        try (MappingIterator<JsonNode> all =
                YAML.readerFor(JsonNode.class).readValues(manifest.toFile())) {
            return all.readAll();
        }
    }

    private static Map<String, String> environment(JsonNode node) {
        Map<String, String> environment = new TreeMap<>();
        for (String name : names(node)) {
            environment.put(name, node.path(name).asText());
        }
        return environment;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
