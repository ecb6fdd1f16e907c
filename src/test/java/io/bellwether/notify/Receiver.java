package io.bellwether.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP listener that remembers what it got, and answers as it is told. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Reply reply = request -> Answered.of(204);

    /** What to answer. */
    public record Answered(int code, Map<String, String> headers, String body) {
        public static Answered of(int code) {
            return new Answered(code, Map.of(), "");
        }

        public Answered with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Answered(code, more, body);
        }
    }

    /** Chooses the answer; may take its time. */
    public interface Reply {
        Answered to(Got request) throws IOException;
    }

    /**
     * A request.
     *
     * @param number 1 for the first
     * @param headers by name in lower case
     */
    public record Got(int number, String path, Map<String, String> headers, String body) {
        public String id() {
            return headers.getOrDefault("webhook-id", "");
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    public static Receiver start() throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Receiver receiver = new Receiver(HttpServer.create(here, 0));
        receiver.server.setExecutor(receiver.threads);
        receiver.server.createContext("/", receiver::handle);
        receiver.server.start();
        return receiver;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        Got request;
        synchronized (got) {
            String path = exchange.getRequestURI().toString();
            request = new Got(got.size() + 1, path, headers, body);
            got.add(request);
        }
        Answered answered = reply.to(request);
        answered.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] bytes = answered.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answered.code(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    public Receiver answering(Reply other) {
        reply = other;
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    public List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
