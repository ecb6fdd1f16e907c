package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A service in this JVM that answers over HTTP, and a reader of its answers. */
final class ObservedService implements AutoCloseable {

    /** Every request brings it. */
    static final String TOKEN = "a-token-for-tests-only";

    private final Cluster cluster;
    private final Service service;
    private final WebFront front;
    private final HttpClient http = HttpClient.newHttpClient();

    private ObservedService(Cluster cluster, Service service, WebFront front) {
        this.cluster = cluster;
        this.service = service;
        this.front = front;
    }

    /** An answer to a request. */
    record Answer(int status, String body) {}

    /**
     * Wires a service that has not begun; its topics are made.
     *
     * @param folder holds what it keeps
     * @param servers bootstrap servers
     * @param settings each {@code key=value}
     */
    static ObservedService wire(Path folder, String servers, String... settings)
            throws IOException {
        return wireAs("0", folder, servers, settings);
    }

    /** The same as a member of another name. */
    static ObservedService wireAs(String instance, Path folder, String servers, String... settings)
            throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        List<String> sets = new ArrayList<>(List.of(settings));
        sets.add("data.directory=" + folder);
        sets.add("kafka.bootstrap.servers=" + servers);
        sets.add("http.address=127.0.0.1:0");
        sets.add("http.tokenFile=" + token);
        Configuration configuration = Configuration.load(null, Map.of(), sets);
        Cluster cluster = Cluster.open(configuration);
        cluster.createTopics();
        Service service =
                new Service(
                        configuration,
                        cluster.connection(),
                        cluster.names(),
                        instance,
                        AuthorNaming.asGiven());
        WebFront front =
                WebFront.open(
                        configuration.http(),
                        service.answers(EnumSet.of(Role.SCORE, Role.MONITOR)));
        return new ObservedService(cluster, service, front);
    }

    /** Begins all roles. */
    ObservedService start(Supplier<SentimentScorer> scorer) {
        return start(EnumSet.of(Role.SCORE, Role.MONITOR), scorer);
    }

    ObservedService start(Set<Role> roles, Supplier<SentimentScorer> scorer) {
        service.start(roles, scorer);
        return this;
    }

    KafkaConnection connection() {
        return cluster.connection();
    }

    Service service() {
        return service;
    }

    /** Where it listens, as {@code host:port}. */
    String address() {
        return front.url().orElseThrow().replace("http://", "");
    }

    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address() + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .timeout(Duration.ofSeconds(60))
                        .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(get("/metrics").body());
    }

    @Override
    public void close() {
        service.close();
        front.close();
        cluster.close();
    }
}
