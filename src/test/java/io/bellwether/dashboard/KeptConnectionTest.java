package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A connection over which a client asks again and again. Reactor Netty 1.3.7 left one unread for
 * good, now and then, when a request had come before the answer to the last one was done with: the
 * page stood still, and no timeout ended it.
 */
class KeptConnectionTest {

    private static final String LATE = "GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String SOON = "GET /soon HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void isReadOnAfterRequestsThatCameTogether() throws Exception {
        WebSettings settings = new WebSettings("127.0.0.1", 0, null, null);
        WebServer web = new WebServer(settings, List.of(new LateAndSoon()));
        DisposableServer server = Objects.requireNonNull(web.bind().block(Duration.ofSeconds(30)));
        int port = ((InetSocketAddress) server.address()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));

            for (int i = 0; i < 5; i++) {
                ask(socket, LATE + SOON);
                assertThat(answer(lines)).isEqualTo("late");
                assertThat(answer(lines)).isEqualTo("soon");
            }
        } finally {
            server.disposeNow(Duration.ofSeconds(10));
        }
    }

    private static void ask(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
        char[] content = new char[4];
        assertThat(lines.read(content)).isEqualTo(4);
        return new String(content);
    }

    private static final class LateAndSoon implements WebRoutes {

        @Override
        public void add(HttpServerRoutes routes) {
            Mono<String> late = Mono.delay(Duration.ofMillis(50)).thenReturn("late");
            routes.get("/late", (request, response) -> response.sendString(late));
            routes.get("/soon", (request, response) -> response.sendString(Mono.just("soon")));
        }
    }
}
