package io.bellwether.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.alert.AlertState;
import io.bellwether.detection.Phase;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.RawLevel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over real connections. */
class WebServerTest {

    private final Board board = new Board(Told.NAMES, () -> Told.WRITTEN);
    private Served served = Served.open(board);

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/decisions", "/page.css", "/page.js", "/nothing"})
    void everyAnswerIsProtected(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);

        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValue(
                        "default-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                                + " form-action 'self'; object-src 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    }

    @Test
    void tileTellsOfACampaignInTheLastDayOnly() throws Exception {
        Level hour = Told.level(Asset.USERS, 5, .6, Phase.NORMAL);
        Level noticed = hour.with(new RawLevel(.3, 40, true, false));
        board.take(Told.levels(Asset.USERS, 0, 5, Phase.NORMAL), false);
        assertThat(served.get("/").body()).doesNotContain("campaign");

        board.take(List.of(Told.record(noticed)), false);
        assertThat(served.get("/").body())
                .containsOnlyOnce("A campaign, in the same 24 hours: had each copy of a text");

        board.take(Told.levels(Asset.USERS, 6, 36, Phase.NORMAL), false);
        assertThat(served.get("/").body()).doesNotContain("campaign");
    }

    @Test
    void dataIsNotStoredAndFilesAreAskedForAgainByTheirTag() throws Exception {
        assertThat(served.get("/").headers().firstValue("cache-control")).hasValue("no-store");
        HttpResponse<String> style = served.get("/page.css");
        String tag = style.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = served.get("/page.css", "If-None-Match", tag);

        assertThat(style.body()).contains(".tiles");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void withoutATokenOnlyNamesOfThisMachineAreAnswered() throws Exception {
        String own = "127.0.0.1:" + served.port();
        for (String host : List.of(own, "localhost", "LOCALHOST:1", "[::1]:8484")) {
            assertThat(served.asHost(host, "/")).as(host).contains("200");
        }
        for (String host :
                List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "")) {
            assertThat(served.asHost(host, "/")).as(host).contains("403");
        }
        assertThat(served.asHost("evil.example", "/livez")).contains("200");
    }

    @Test
    void theHostOfThePublicAddressIsAnswered() throws Exception {
        try (Served published = Served.with(board, null, "https://watch.example.com/bellwether")) {
            assertThat(published.asHost("watch.example.com", "/")).contains("200");
            assertThat(published.asHost("other.example.com", "/")).contains("403");
        }
    }

    @Test
    void withATokenEverythingButHealthAsksForIt() throws Exception {
        try (Served closed = Served.with(board, Served.TOKEN, null)) {
            for (String path : List.of("/", "/alerts", "/events", "/metrics", "/page.css", "/x")) {
                HttpResponse<String> answer = closed.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.headers().allValues("www-authenticate"))
                        .hasSize(2)
                        .anyMatch(each -> each.startsWith("Basic realm="))
                        .anyMatch(each -> each.startsWith("Bearer"));
            }
            assertThat(closed.get("/livez").statusCode()).isEqualTo(200);
            assertThat(closed.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theTokenIsTakenAsBearerOrAsThePasswordOfAnybody() throws Exception {
        try (Served closed = Served.with(board, Served.TOKEN, null)) {
            assertThat(status(closed, "Bearer " + Served.TOKEN)).isEqualTo(200);
            assertThat(status(closed, "bearer  " + Served.TOKEN + " ")).isEqualTo(200);
            assertThat(status(closed, basic("anna:" + Served.TOKEN))).isEqualTo(200);
            assertThat(status(closed, basic(":" + Served.TOKEN))).isEqualTo(200);
            assertThat(status(closed, "Bearer " + Served.TOKEN + "x")).isEqualTo(401);
            assertThat(status(closed, "Bearer ")).isEqualTo(401);
            assertThat(status(closed, basic(Served.TOKEN + ":"))).isEqualTo(401);
            assertThat(status(closed, "Basic !!!")).isEqualTo(401);
            assertThat(status(closed, Served.TOKEN)).isEqualTo(401);
        }
    }

    private static int status(Served closed, String authorization) throws Exception {
        return closed.get("/", "Authorization", authorization).statusCode();
    }

    private static String basic(String pair) {
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void nothingIsWrittenWithoutAToken() throws Exception {
        assertThat(served.send("POST", "/alerts", "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, same-origin, 404",
        "Origin, OWN, 404",
        "X-Nothing, x, 404"
    })
    void pagesOfOtherOriginsWriteNothing(String name, String value, int status) throws Exception {
        try (Served closed = Served.with(board, Served.TOKEN, null)) {
            String sent = value.equals("OWN") ? closed.url("") : value;
            HttpResponse<String> answer =
                    closed.send(
                            "POST",
                            "/x",
                            "{}",
                            "Authorization",
                            "Bearer " + Served.TOKEN,
                            name,
                            sent);
            assertThat(answer.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void contentIsBounded() throws Exception {
        try (Served closed = Served.with(board, Served.TOKEN, null)) {
            String bearer = "Bearer " + Served.TOKEN;
            String most = "x".repeat(65_536);
            assertThat(closed.send("POST", "/x", most, "Authorization", bearer).statusCode())
                    .isEqualTo(404);
            assertThat(closed.send("POST", "/x", most + "x", "Authorization", bearer).statusCode())
                    .isEqualTo(413);
            String chunked =
                    "POST /x HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + bearer
                            + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n";
            assertThat(closed.raw(chunked)).startsWith("HTTP/1.1 411");
        }
    }

    @Test
    void longLinesAndHeadersAreRefused() throws Exception {
        String line = "GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String headers =
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n";

        assertThat(served.raw(line)).startsWith("HTTP/1.1 414");
        assertThat(served.raw(headers)).startsWith("HTTP/1.1 431");
    }

    @Test
    void whatIsNotFoundIsNotRepeated() throws Exception {
        HttpResponse<String> answer = served.get("/%3Cscript%3Ehacked%3C/script%3E");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Back to the three assets").doesNotContain("hacked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts/%zz", "/?range=%zz", "/alerts?page=%e"})
    void addressesThatAreNotWellFormedAreRefused(String path) throws Exception {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        assertThat(served.raw(request)).startsWith("HTTP/1.1 400").contains("not well formed");
    }

    @Test
    void twoHostsAreRefused() throws Exception {
        String request =
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        assertThat(served.raw(request)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void otherMethodsAreRefused(String method) throws Exception {
        HttpResponse<String> answer = served.send(method, "/", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD, POST");
    }

    @Test
    void headAnswersAsGetWithoutContent() throws Exception {
        HttpResponse<String> get = served.get("/alerts");

        HttpResponse<String> head = served.send("HEAD", "/alerts", "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .isEqualTo(get.headers().firstValue("content-length"));
        assertThat(served.send("HEAD", "/events", "").statusCode()).isEqualTo(405);
    }

    @Test
    void pagesAreCompressedForThoseWhoCanReadThat() throws Exception {
        HttpResponse<String> answer = served.get("/", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
    }

    @Test
    void listenersHearOfEveryChangeAndOfNoneInBetween() throws Exception {
        try (Socket socket = served.connect()) {
            BufferedReader lines = listen(socket);
            assertThat(next(lines, "retry:")).isEqualTo("retry: 3000");
            String first = next(lines, "data: " + board.version());
            assertThat(first).isNotNull();

            board.take(Told.levels(Asset.USERS, 0, 3, Phase.NORMAL), true);

            assertThat(next(lines, "data: " + board.version())).isNotNull();
            assertThat(next(lines, ": beat")).isEqualTo(": beat");
        }
        await().until(() -> served.events().listeners() == 0);
    }

    @Test
    void streamOfEventsIsNeitherStoredNorBufferedByProxies() throws Exception {
        try (Socket socket = served.connect()) {
            BufferedReader lines = listen(socket);
            assertThat(next(lines, "content-type")).isEqualTo("content-type: text/event-stream");
            assertThat(next(lines, "x-accel-buffering")).isEqualTo("x-accel-buffering: no");
        }
    }

    private static BufferedReader listen(Socket socket) throws IOException {
        String request = "GET /events HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line that begins so, among as many as come in half a minute of beats. */
    private static String next(BufferedReader lines, String beginning) throws IOException {
        for (int i = 0; i < 400; i++) {
            String line = lines.readLine();
            if (line == null || line.startsWith(beginning)) {
                return Objects.requireNonNull(line, "the server hung up");
            }
        }
        throw new IOException("no line begins " + beginning);
    }

    @Test
    void moreListenersThanAreTakenAreSentAway() throws Exception {
        try (Crowd crowd = new Crowd(served, EventRoutes.MOST_LISTENERS)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> served.events().listeners() == crowd.size());

            assertThat(served.get("/events").statusCode()).isEqualTo(503);
            assertThat(served.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoDoesNotReadIsHungUpOn() throws Exception {
        for (int i = 0; i < 300; i++) {
            board.take(
                    List.of(Told.record(Told.alert("a" + i, 1, AlertState.OPEN, Asset.USERS, i))),
                    true);
        }
        try (Served impatient = Served.impatient(board, Duration.ofMillis(500));
                Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1_024);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), impatient.port()));
            socket.setSoTimeout(20_000);
            byte[] request =
                    "GET /alerts HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII);
            // So many answers that no buffer between here and there holds them.
            socket.setTcpNoDelay(true);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(
                            () -> {
                                try {
                                    socket.getOutputStream().write(request);
                                    return false;
                                } catch (IOException hungUp) {
                                    return true;
                                }
                            });
            assertThat(impatient.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stoppingEndsStreamsAtOnceAndOrderly() throws Exception {
        try (Socket socket = served.connect()) {
            BufferedReader lines = listen(socket);
            assertThat(next(lines, "retry:")).isNotNull();

            served.stop();

            String line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
            assertThat(served.events().listeners()).isZero();
        }
    }
}
