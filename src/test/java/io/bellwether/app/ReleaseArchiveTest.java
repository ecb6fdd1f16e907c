package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bellwether.config.Configuration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release archive as a stranger uses it: unpacked, without Maven, where they may not write. */
@Tag("archive")
class ReleaseArchiveTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private static Path folder;
    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive =
                    files.filter(file -> file.toString().endsWith(".tar.gz"))
                            .findFirst()
                            .orElseThrow();
        }
        run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        try (Stream<Path> unpacked = Files.list(folder)) {
            home =
                    unpacked.filter(it -> it.toString().contains("bellwether-"))
                            .findFirst()
                            .orElseThrow();
        }
    }

    @Test
    void everythingThatBelongsToARelease() throws IOException {
        for (String name :
                List.of(
                        "bellwether",
                        "bellwether.jar",
                        "LICENSE",
                        "README.md",
                        "docs/configuration.md",
                        "docs/upgrading.md",
                        "schemas/alert.json",
                        "docker/Dockerfile",
                        "docker/compose.yml",
                        "docker/kubernetes/score.yaml")) {
            assertThat(home.resolve(name)).exists();
        }
        assertThat(home.resolve("bellwether")).isExecutable();
        assertThat(home.resolve("pom.xml")).doesNotExist();
        assertThat(home.resolve("docker/secrets/bellwether-token")).doesNotExist();
        String licences = Files.readString(home.resolve("THIRD-PARTY.txt"), UTF_8);
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            // Each by the name of its project; what stands behind is its version or platform.
            for (Path jar : jars.toList()) {
                String project = jar.getFileName().toString().replaceAll("-v?\\d.*|\\.jar$", "");
                assertThat(licences).contains(":" + project + ":");
            }
        }
    }

    @Test
    void commandsRunWithoutMavenAndWithoutWritingThere() throws Exception {
        List<String> before = content();

        assertThat(bellwether("--version")).startsWith("bellwether ");
        assertThat(bellwether("score", "I hate this, it fails all the time")).contains("negative");
        assertThat(bellwether("config", "--check")).isEqualTo("ok\n");

        assertThat(content()).isEqualTo(before);
        try (Stream<Path> cache = Files.list(folder.resolve("cache"))) {
            assertThat(cache).singleElement().asString().endsWith(".jsa");
        }
    }

    @Test
    void serviceBecomesReadyAndEndsInOrder() throws Exception {
        String address = "127.0.0.1:" + freePort();
        Path data = folder.resolve("data");
        try (Cluster cluster =
                Cluster.open(
                        Configuration.load(
                                null,
                                Map.of(),
                                List.of("data.directory=" + folder.resolve("b"))))) {
            List<String> options =
                    List.of(
                            "--set",
                            "kafka.bootstrap.servers=" + cluster.connection().bootstrapServers(),
                            "--set",
                            "data.directory=" + data,
                            "--set",
                            "http.address=" + address);
            Path log = folder.resolve("serve.log");
            Process serve =
                    start(log, Stream.concat(Stream.of("serve"), options.stream()).toList());
            try {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(
                                () ->
                                        CommandLineRun.of("health", "--url", "http://" + address)
                                                        .exitCode()
                                                == 0);
                for (String line : Files.readAllLines(log, UTF_8)) {
                    assertThat(new ObjectMapper().readTree(line).path("level").asText())
                            .isIn("INFO", "WARN");
                }
            } finally {
                serve.destroy();
            }
            assertThat(serve.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue()).isEqualTo(143);
        }
    }

    private static List<String> content() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    private static String bellwether(String... arguments) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Process process = start(out, List.of(arguments));
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> "see " + out).isZero();
        return Files.readString(out, UTF_8);
    }

    /** As somebody who may not write where it is installed: their cache lies elsewhere. */
    private static Process start(Path out, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bellwether").toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("BELLWETHER_CACHE", folder.resolve("cache").toString());
        // Neither Maven nor anything else but what every system has.
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
