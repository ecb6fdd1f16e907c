package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bellwether.dashboard.MetricsRoutes;
import io.bellwether.dashboard.WebServer;
import io.bellwether.dashboard.WebSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.netty.DisposableServer;

/**
 * What a stranger sends to the HTTP port: is answered or hung up on, and the next one is served.
 */
public final class HttpFuzz {

    /** The first answers take their time under a fuzzer, which changes every class. */
    private static final int PATIENCE_MS = 30_000;

    private static final byte[] GOOD =
            "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(US_ASCII);
    private static final InetSocketAddress ADDRESS = start();

    private HttpFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        var unused = exchange(data);
        String answer = new String(exchange(GOOD), US_ASCII);
        Promise.holds(answer.startsWith("HTTP/1.1 200 "), "the next one is served");
    }

    private static byte[] exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(ADDRESS, PATIENCE_MS);
            socket.getOutputStream().write(request);
            // So that a request that is not whole does not keep both waiting.
            socket.shutdownOutput();
            return all(socket.getInputStream());
        }
    }

    private static byte[] all(InputStream answer) throws IOException {
        try {
            return answer.readAllBytes();
        } catch (SocketException e) {
            return new byte[0];
        }
    }

    private static InetSocketAddress start() {
        WebSettings settings = new WebSettings("127.0.0.1", 0, null, null);
        DisposableServer server =
                Objects.requireNonNull(
                        new WebServer(settings, List.of(new MetricsRoutes(() -> "up 1\n")))
                                .bind()
                                .block(Duration.ofSeconds(30)));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }
}
