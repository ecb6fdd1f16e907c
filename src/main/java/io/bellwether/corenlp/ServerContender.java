package io.bellwether.corenlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** CoreNLP's own HTTP server, in a Java VM of its own on a free port of this machine. */
final class ServerContender implements Contender {

    private static final int OK = 200;
    private static final int TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Process server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private ServerContender(Process server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it and waits until it has its models.
     *
     * @throws IOException when it does not come up
     */
    static ServerContender start() throws IOException {
        int port = freePort();
        String java = ProcessHandle.current().info().command().orElse("java");
        Process server =
                new ProcessBuilder(
                                java,
                                "-Xmx3g",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "edu.stanford.nlp.pipeline.StanfordCoreNLPServer",
                                "-port",
                                Integer.toString(port),
                                "-threads",
                                "1",
                                "-timeout",
                                Long.toString(LONGEST.toMillis()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // A benchmark that is interrupted closes nothing.
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        ServerContender contender = new ServerContender(server, address(port));
        try {
            contender.awaitFirstAnswer();
        } catch (IOException e) {
            contender.close();
            throw e;
        }
        return contender;
    }

    private static URI address(int port) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        InsideContender.stockSettings(true)
                .forEach((name, value) -> properties.put(name.toString(), value.toString()));
        properties.put("outputFormat", "json");
        String query = URLEncoder.encode(properties.toString(), StandardCharsets.UTF_8);
        return URI.create("http://127.0.0.1:" + port + "/?properties=" + query);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitFirstAnswer() throws IOException {
        for (int i = 0; i < TRIES && server.isAlive(); i++) {
            if (read(List.of("It works.")) == 0) {
                return;
            }
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        throw new AbsentException("it did not start");
    }

    @Override
    public int read(List<String> texts) throws IOException {
        int failed = 0;
        for (String text : texts) {
            failed += isAnswered(text) ? 0 : 1;
        }
        return failed;
    }

    private boolean isAnswered(String text) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(LONGEST)
                        .POST(HttpRequest.BodyPublishers.ofString(text))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (IOException e) {
            return false;
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    @Override
    public long cpuNanos() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public boolean isInside() {
        return false;
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
