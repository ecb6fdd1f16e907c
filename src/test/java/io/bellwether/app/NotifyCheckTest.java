package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.bellwether.checkup.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is to be told can be reached, or not; nobody is told anything by asking. */
class NotifyCheckTest {

    private static final Path ALERTMANAGER = Path.of("/usr/bin/prometheus-alertmanager");

    @TempDir private Path folder;

    @Test
    void nobodyToTellIsAWarning() {
        assertThat(new NotifyCheck(List.of()).look())
                .singleElement()
                .extracting(Finding::level)
                .isEqualTo(Finding.Level.WARN);
    }

    @Test
    void webhookIsConnectedToAndSentNothing() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> requests.incrementAndGet());
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            Finding found = look(new NotifyTarget.Webhook(address));
            assertThat(found.level()).isEqualTo(Finding.Level.OK);
            assertThat(requests).hasValue(0);
            URI secure = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            assertThat(look(new NotifyTarget.Webhook(secure)).level())
                    .isEqualTo(Finding.Level.FAIL);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoIsNotThereFails() throws IOException {
        URI closed = URI.create("http://127.0.0.1:" + freePort());
        assertThat(look(new NotifyTarget.Webhook(closed)).text())
                .contains("webhook at 127.0.0.1:" + closed.getPort() + " cannot be reached");
        assertThat(look(new NotifyTarget.Alertmanager(closed)).level())
                .isEqualTo(Finding.Level.FAIL);
        URI nowhere = URI.create("https://nobody.invalid");
        assertThat(look(new NotifyTarget.Webhook(nowhere)).text())
                .contains("webhook at nobody.invalid cannot be reached");
    }

    @Test
    void anAlertmanagerTellsThatItIsReady() throws Exception {
        assumeTrue(Files.isExecutable(ALERTMANAGER), "there is no " + ALERTMANAGER);
        Path rules = folder.resolve("alertmanager.yml");
        Files.copy(Path.of("docker", "alertmanager", "alertmanager.yml"), rules);
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                ALERTMANAGER.toString(),
                                "--config.file=" + rules,
                                "--storage.path=" + folder.resolve("state"),
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        try {
            NotifyTarget target =
                    new NotifyTarget.Alertmanager(URI.create("http://127.0.0.1:" + port));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(look(target).level()).isEqualTo(Finding.Level.OK));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Finding look(NotifyTarget target) {
        return new NotifyCheck(List.of(target)).look().get(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
