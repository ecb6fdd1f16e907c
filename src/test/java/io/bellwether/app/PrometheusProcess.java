package io.bellwether.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real Prometheus, where it is installed, reading one service every half second. */
final class PrometheusProcess implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Path SHIPPED = Path.of("docker", "prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private PrometheusProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it with the configuration and the rules that are shipped, addresses and rhythm apart,
     * or skips the test.
     *
     * @param target the service's host and port
     * @param token file with the token
     */
    static PrometheusProcess start(Path folder, String target, Path token) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "Prometheus is not installed (Debian: prometheus)");
        Files.createDirectories(folder);
        String configuration =
                Files.readString(SHIPPED.resolve("prometheus.yml"))
                        .replace("15s", "500ms")
                        .replace("bellwether:8484", target)
                        .replace("/run/secrets/bellwether-token", token.toString())
                        .replaceAll("(?s)alerting:.*?(?=scrape_configs:)", "");
        Files.writeString(folder.resolve("prometheus.yml"), configuration);
        Files.copy(SHIPPED.resolve("rules.yml"), folder.resolve("rules.yml"));
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "--config.file=" + folder.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        return new PrometheusProcess(process, "http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until it has read the service a few times. */
    PrometheusProcess awaitScrapes(int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                !query("count_over_time(up{job=\"bellwether\"}[5m]) >= " + count)
                                        .isEmpty());
        return this;
    }

    /** The values of an expression just now, one for each series. */
    List<Double> query(String expression) throws IOException, InterruptedException {
        JsonNode answer =
                get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(expression + ": " + answer.path("error").asText());
        }
        List<Double> values = new ArrayList<>();
        for (JsonNode series : answer.path("data").path("result")) {
            String value = series.path("value").path(1).asText();
            values.add(Double.parseDouble(value.replace("Inf", "Infinity")));
        }
        return values;
    }

    /** The rules as it has read them: name, and how it went. */
    List<JsonNode> rules() throws IOException, InterruptedException {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group : get("/api/v1/rules").path("data").path("groups")) {
            group.path("rules").forEach(rules::add);
        }
        return rules;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(60))
                        .build();
        return json.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
