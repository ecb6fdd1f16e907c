package io.bellwether.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.netty.DisposableServer;

/** A real server over a board, and clients for it. */
final class Served implements AutoCloseable {

    static final String TOKEN = "a-token-of-many-letters";

    private static final Duration BEAT = Duration.ofMillis(300);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    private final WebServer web;
    private final EventRoutes events;
    private final DisposableServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served(Board board, WebSettings settings, Duration writtenWithin) {
        events = new EventRoutes(board, BEAT);
        Health well =
                new Health() {
                    @Override
                    public List<String> stuck() {
                        return List.of();
                    }

                    @Override
                    public List<String> unready() {
                        return List.of();
                    }
                };
        List<WebRoutes> answers =
                List.of(
                        new HealthRoutes(well),
                        new MetricsRoutes(() -> "bellwether_up 1\n"),
                        new PageRoutes(board, PageSettings.live("bellwether test")),
                        events);
        web = new WebServer(settings, answers, writtenWithin);
        server = Objects.requireNonNull(web.bind().block(Duration.ofSeconds(30)));
    }

    static Served open(Board board) {
        return with(board, null, null);
    }

    static Served with(Board board, @Nullable String token, @Nullable String publicUrl) {
        return new Served(
                board, new WebSettings("127.0.0.1", 0, token, publicUrl), Duration.ofSeconds(60));
    }

    /** One that gives clients so long to read. */
    static Served impatient(Board board, Duration writtenWithin) {
        return new Served(board, new WebSettings("127.0.0.1", 0, null, null), writtenWithin);
    }

    int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    EventRoutes events() {
        return events;
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(ANSWERS_WITHIN);
    }

    /** A connection, for what no client would send. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** What the server answers to these bytes until it hangs up. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The status line for a GET that names {@code host}. */
    String asHost(String host, String path) throws IOException {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        return raw(request).lines().findFirst().orElse("");
    }

    void stop() {
        web.end();
        server.disposeNow(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        if (!server.isDisposed()) {
            stop();
        }
        client.close();
    }
}
