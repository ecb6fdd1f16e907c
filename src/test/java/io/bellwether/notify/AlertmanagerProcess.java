package io.bellwether.notify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Debian's Alertmanager in a process of its own, at a port of its own. */
public final class AlertmanagerProcess implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private AlertmanagerProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts one; skips the test where it is not installed.
     *
     * @param folder for its files
     * @param receiver gets its notifications, one group for each asset
     */
    public static AlertmanagerProcess start(Path folder, URI receiver) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), PROGRAM + " is not installed");
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("alertmanager.yml"),
                """
                route:
                  receiver: page
                  group_by: [alertname, asset]
                  group_wait: 300ms
                  group_interval: 500ms
                  repeat_interval: 1h
                receivers:
                  - name: page
                    webhook_configs:
                      - url: %s
                """
                        .formatted(receiver));
        AlertmanagerProcess alertmanager = new AlertmanagerProcess(folder, freePort());
        alertmanager.begin();
        return alertmanager;
    }

    /** Starts it again at the same port, after {@link #kill}. */
    public void begin() throws IOException {
        process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "--config.file=" + folder.resolve("alertmanager.yml"),
                                "--storage.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--cluster.listen-address=")
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                        .start();
    }

    /** SIGKILL. */
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A port that nobody listens at. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * What it takes for open, as "asset severity id", in order; nothing while it does not answer.
     */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        for (JsonNode alert : alerts()) {
            open.add(
                    alert.at("/labels/asset").asText()
                            + " "
                            + alert.at("/labels/severity").asText()
                            + " "
                            + alert.at("/annotations/alertId").asText());
        }
        return open.stream().sorted().toList();
    }

    /** All it takes for open. */
    public List<JsonNode> alerts() {
        HttpRequest request =
                HttpRequest.newBuilder(url().resolve("/api/v2/alerts"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        List<JsonNode> alerts = new ArrayList<>();
        try {
            String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JSON.readTree(body).forEach(alerts::add);
        } catch (java.net.ConnectException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return alerts;
    }

    @Override
    public void close() {
        kill();
    }
}
