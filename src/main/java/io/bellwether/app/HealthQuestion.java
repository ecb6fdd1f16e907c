package io.bellwether.app;

import io.bellwether.config.HttpConfiguration;
import io.bellwether.feedback.Printable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a service over HTTP how it is. */
final class HealthQuestion {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** Of what is told: another program may answer. */
    private static final int LONGEST = 4_000;

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI service;
    private final @Nullable String token;

    /**
     * A question that is not asked yet. The caller closes {@code client}.
     *
     * @param token of the service, if it wants one
     */
    HealthQuestion(HttpClient client, URI service, @Nullable String token) {
        this.client = client;
        this.service = service;
        this.token = token;
    }

    /**
     * What was said.
     *
     * @param text one line
     */
    record Answer(boolean isWell, String text) {}

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
    }

    /**
     * Where to ask what listens at {@code http}.
     *
     * @throws WrongUseException when that has no port yet
     */
    static URI address(HttpConfiguration http) {
        if (!http.isOn() || http.port() == 0) {
            throw new WrongUseException(
                    "http.address tells no port to ask at: set one, or give --url");
        }
        String host = http.host();
        boolean isAnywhere = host.equals("0.0.0.0") || host.equals("::");
        String reached = isAnywhere ? InetAddress.getLoopbackAddress().getHostAddress() : host;
        String name = reached.contains(":") ? "[" + reached + "]" : reached;
        return URI.create("http://" + name + ":" + http.port());
    }

    /** Asks for {@code path}, such as readyz. */
    Answer ask(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = send(path);
            String reasons =
                    answer.body()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .collect(Collectors.joining("; "));
            return answer.statusCode() == OK
                    ? new Answer(true, "ok")
                    : new Answer(
                            false, answer.statusCode() + " " + Printable.line(reasons, LONGEST));
        } catch (IOException e) {
            return new Answer(false, "nobody answers at " + service);
        }
    }

    /** Whether what answers speaks as this program does. */
    boolean isLikeOurs(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = send(path);
            boolean isText =
                    answer.headers()
                            .firstValue("content-type")
                            .filter(type -> type.startsWith("text/plain"))
                            .isPresent();
            boolean isWell = answer.statusCode() == OK && answer.body().strip().equals("ok");
            return isText && (isWell || answer.statusCode() == UNAVAILABLE);
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve("/" + path)).timeout(ANSWERS_WITHIN);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
