package io.bellwether.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.EventRoutes;
import io.bellwether.dashboard.Health;
import io.bellwether.dashboard.HealthRoutes;
import io.bellwether.dashboard.MetricsRoutes;
import io.bellwether.dashboard.PageRoutes;
import io.bellwether.dashboard.PageSettings;
import io.bellwether.dashboard.WebServer;
import io.bellwether.dashboard.WebSettings;
import io.bellwether.dashboard.api.ApiRoutes;
import io.bellwether.dashboard.api.ApiSettings;
import io.bellwether.dashboard.api.Notices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;

/**
 * Requests that are HTTP, for the page and the API over a board of attacks. The first byte is the
 * method and whether there is a token, the second an address; of the others the first line goes on
 * with the address, the next ones are headers, and what follows an empty line is the content.
 */
public final class PageFuzz {

    private static final String TOKEN = "a-token-of-many-letters";

    /** The first answers take their time under a fuzzer, which changes every class. */
    private static final int PATIENCE_MS = 30_000;

    private static final int LONGEST = 32_768;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT");

    /** Where the server says which bytes are whose: {@link HttpFuzz} has them. */
    private static final List<String> FRAMING =
            List.of(
                    "accept-encoding",
                    "connection",
                    "content-length",
                    "expect",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings");

    private static final Board BOARD = HostileBoard.board();

    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/?",
                    "/alerts",
                    "/alerts?",
                    "/alerts/",
                    "/alerts/" + HostileBoard.ALERT,
                    "/decisions",
                    "/decisions?",
                    "/events",
                    "/page.css",
                    "/livez",
                    "/metrics",
                    "/api/v1/",
                    "/api/v1/assets",
                    "/api/v1/assets/users",
                    "/api/v1/levels?",
                    "/api/v1/levels?asset=users&from=",
                    "/api/v1/levels?asset=users&to=",
                    "/api/v1/alerts?",
                    "/api/v1/alerts?from=",
                    "/api/v1/alerts?cursor=",
                    "/api/v1/alerts/",
                    "/api/v1/alerts/" + HostileBoard.ALERT,
                    "/api/v1/decisions?",
                    "/api/v1/decisions",
                    "/api/v1/hypotheses",
                    "/api/v1/verdicts?",
                    "/api/v1/openapi.yaml",
                    "");

    private static final InetSocketAddress OPEN = start(null);
    private static final InetSocketAddress GUARDED = start(TOKEN);

    private PageFuzz() {}

    /** Called by the fuzzer before the first input, which may take a minute at most. */
    public static void fuzzerInitialize() throws IOException {
        for (String path : PATHS) {
            get(path.isEmpty() ? "/" : path).check();
        }
    }

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length < 2 || data.length > LONGEST) {
            return;
        }
        boolean isGuarded = (data[0] & 4) != 0;
        boolean hasToken = (data[0] & 8) != 0;
        String method = METHODS.get(data[0] & 3);
        String path = PATHS.get((data[1] & 0xff) % PATHS.size());
        String rest = new String(Arrays.copyOfRange(data, 2, data.length), ISO_8859_1);
        String[] parts = rest.split("\n\n", 2);
        List<String> lines = Arrays.asList(parts[0].split("\n", -1));
        String target = path + lines.getFirst().replaceAll("[\\x00-\\x20\\x7f]", "");
        byte[] content = (parts.length < 2 ? "" : parts[1]).getBytes(ISO_8859_1);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        lines.stream().skip(1).map(PageFuzz::header).forEach(head::append);
        // Behind the others: a line that begins with a blank would go on with them.
        head.append("Host: localhost\r\nConnection: close\r\n");
        if (hasToken) {
            head.append("Authorization: Bearer " + TOKEN + "\r\n");
        }
        if (content.length > 0) {
            head.append("Content-Length: " + content.length + "\r\n");
        }
        head.append("\r\n");
        WebAnswer answer;
        try {
            byte[] request = head.toString().getBytes(ISO_8859_1);
            answer = exchange(isGuarded ? GUARDED : OPEN, request, content);
        } catch (SocketException e) {
            // It was refused before all of it was read, and TCP threw the answer away.
            return;
        }
        answer.check();
        boolean isOfHealth = target.split("\\?", 2)[0].matches("/livez|/readyz");
        if (isGuarded && !hasToken && !isOfHealth) {
            Promise.holds(answer.status() >= 400, "without the token nothing is told");
        }
    }

    /** What is answered to a request without anything special. */
    static WebAnswer get(String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        return exchange(OPEN, head.getBytes(ISO_8859_1), new byte[0]);
    }

    /** The line as a header; nothing where the content's length would depend on it. */
    private static String header(String line) {
        String plain = line.replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "");
        int colon = plain.indexOf(':');
        String name = colon < 0 ? "" : plain.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (FRAMING.contains(name)) {
            return "";
        }
        return (name.isEmpty() ? "cookie: " : "") + plain + "\r\n";
    }

    private static WebAnswer exchange(InetSocketAddress address, byte[] head, byte[] content)
            throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(address, PATIENCE_MS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head);
            request.writeBytes(content);
            socket.getOutputStream().write(request.toByteArray());
            return WebAnswer.of(all(socket.getInputStream()));
        }
    }

    /** All of an answer; of one without an end what came with its headers. */
    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
                if (isStream(answer.toString(ISO_8859_1))) {
                    break;
                }
            }
        } catch (SocketException e) {
            if (answer.size() == 0) {
                throw e;
            }
        }
        return answer.toByteArray();
    }

    private static boolean isStream(String begin) {
        return begin.contains("content-type: text/event-stream") && begin.contains("\r\n\r\n");
    }

    private static InetSocketAddress start(@Nullable String token) {
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
        WebServer web =
                new WebServer(
                        new WebSettings("127.0.0.1", 0, token, null),
                        List.of(
                                new HealthRoutes(well),
                                new MetricsRoutes(() -> "bellwether_up 1\n"),
                                new PageRoutes(BOARD, PageSettings.live("bellwether fuzz")),
                                new EventRoutes(BOARD),
                                new ApiRoutes(
                                        BOARD,
                                        new Taken(),
                                        new ApiSettings("fuzz", TOKEN),
                                        InstantSource.fixed(HostileBoard.NOW))));
        DisposableServer server = Objects.requireNonNull(web.bind().block(Duration.ofSeconds(30)));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Takes what can be written, as brokers do. */
    private static final class Taken implements Notices {
        @Override
        public Mono<Void> decision(String id, byte[] record) {
            return written(record);
        }

        @Override
        public Mono<Void> hypothesis(String id, byte[] record) {
            return written(record);
        }

        private static Mono<Void> written(byte[] record) {
            Promise.holds(new String(record, UTF_8).startsWith("{"), "a record is an object");
            return Mono.empty();
        }
    }
}
