package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.codec.OpenApi;
import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.WebServer;
import io.bellwether.dashboard.WebSettings;
import io.bellwether.dashboard.api.ApiRoutes;
import io.bellwether.dashboard.api.ApiSettings;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicTail;
import io.bellwether.pipeline.TopicNames;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;

/**
 * The API on a real server, over a board that follows real topics. Every answer is held against the
 * OpenAPI document.
 */
final class ApiRig implements AutoCloseable {

    static final String TOKEN = "a token of more than sixteen characters";
    static final String JSON = "application/json";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final OpenApi document = OpenApi.published();
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Scheduler reading = Schedulers.newBoundedElastic(1, 1, "board", 60, true);
    private final Board board;
    private final PostedNotices notices;
    private final DisposableServer server;
    private @Nullable Disposable tail;

    /**
     * @param token null lets nobody write
     */
    ApiRig(KafkaConnection connection, TopicNames names, @Nullable String token) {
        board = new Board(names, InstantSource.system());
        notices = new PostedNotices(connection, names);
        ApiRoutes routes =
                new ApiRoutes(
                        board, notices, new ApiSettings("0.1.0", token), InstantSource.system());
        WebSettings settings = new WebSettings("127.0.0.1", 0, token, null);
        server =
                Objects.requireNonNull(
                        new WebServer(settings, List.of(routes)).bind().block(PATIENCE));
    }

    /** Follows the topics, and returns when the board has caught up. */
    ApiRig follow(KafkaConnection connection, TopicNames names) {
        List<String> topics =
                List.of(names.alert(), names.level(), names.decision(), names.verdict());
        tail =
                new TopicTail(connection, topics, reading)
                        .parts()
                        .subscribe(part -> board.take(part.records(), part.isCaughtUp()));
        await().atMost(PATIENCE).until(() -> board.status().isCaughtUp());
        return this;
    }

    Board board() {
        return board;
    }

    /** Operations that were answered with what was asked for. */
    Set<String> answered() {
        return new TreeSet<>(answered);
    }

    OpenApi document() {
        return document;
    }

    /** A path below the root, read with the token. */
    HttpResponse<String> get(String operation, String path, String... headers) throws Exception {
        return checked(operation, request(path, headers).GET());
    }

    JsonNode json(String operation, String path) throws Exception {
        HttpResponse<String> response = get(operation, path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    HttpResponse<String> post(String operation, String body, String... headers) throws Exception {
        return post(operation, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(String operation, BodyPublisher body, String... headers)
            throws Exception {
        String path = operation.substring(operation.indexOf(' ') + 1);
        return checked(operation, request(path, headers).POST(body));
    }

    HttpResponse<String> checked(String operation, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = send(request);
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        String type = response.body().isEmpty() ? null : headers.get("content-type");
        assertThat(
                        document.faults(
                                operation, response.statusCode(), headers, type, response.body()))
                .as(operation)
                .isEmpty();
        if (response.statusCode() < 300) {
            answered.add(operation);
        }
        return response;
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** Headers by name and value; with the token unless they tell another authorization. */
    HttpRequest.Builder request(String path, String... headers) {
        InetSocketAddress address = (InetSocketAddress) server.address();
        String url = "http://127.0.0.1:" + address.getPort() + ApiRoutes.ROOT + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("authorization", "Bearer " + TOKEN);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        all.forEach(request::header);
        return request;
    }

    /** The detail of a problem. */
    static String detail(HttpResponse<String> response) throws Exception {
        assertThat(response.headers().firstValue("content-type"))
                .contains("application/problem+json");
        JsonNode problem = MAPPER.readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
        return problem.path("detail").asText();
    }

    @Override
    public void close() {
        if (tail != null) {
            tail.dispose();
        }
        server.disposeNow(PATIENCE);
        notices.close();
        reading.dispose();
        client.close();
    }
}
