package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.config.Configuration;
import io.bellwether.config.HttpConfiguration;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The role {@code dashboard} alone, over a broker of its own that can be killed. */
final class DashboardRig implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Set<Role> DASHBOARD = EnumSet.of(Role.DASHBOARD);
    private static final TopicNames NAMES = TopicNames.standard();

    private final Path directory;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Service service;
    private final WebFront front;
    private LocalBrokerProcess broker;

    DashboardRig(Path folder) throws IOException {
        directory = folder.resolve("broker");
        broker = startBroker();
        try (Admin admin = connection().admin()) {
            assertThat(new Topics(admin, NAMES).create(1, Optional.of((short) 1)).problems())
                    .isEmpty();
        }
        Configuration settings = Configuration.load(null, Map.of(), List.of());
        service = new Service(settings, connection(), NAMES, "test", AuthorNaming.asGiven());
        HttpConfiguration http = new HttpConfiguration("127.0.0.1", 0, null, null);
        front = WebFront.open(http, service.answers(DASHBOARD));
        service.start(DASHBOARD, DashboardRig::noScorer);
    }

    private static SentimentScorer noScorer() {
        throw new AssertionError("a page scores nothing");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private LocalBrokerProcess startBroker() {
        return LocalBrokerProcess.start(directory, port, PATIENCE);
    }

    private KafkaConnection connection() {
        return KafkaConnection.to(broker.bootstrapServers());
    }

    String url(String path) {
        return front.url().orElseThrow() + path;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Writes a decision, and a level after it, so that it is one of the past. */
    void decide(String id, String title) {
        String at = "2026-03-01T09:00:00Z";
        String decision = "{'id':'%s','effectiveAt':'%s','title':'%s'}".formatted(id, at, title);
        String level =
                "{'asset':'users','from':'2026-04-01T09:00:00Z','to':'2026-04-01T10:00:00Z',"
                        + "'votes':12,'authors':12,'level':0.6,'expected':0.6,'halfWidth':0.1,"
                        + "'logM':0,'phase':'normal','records':12,'notScored':0,'duplicates':0,"
                        + "'late':0,'expectedVotes':12.0,'surge':false}";
        try (FeedbackProducer producer = new FeedbackProducer(connection())) {
            producer.send(NAMES.decision(), bytes(id), json(decision), List.of());
            producer.send(
                    NAMES.level(), bytes("users/2026-04-01T09:00:00Z"), json(level), List.of());
            producer.flush();
        }
    }

    private static byte[] json(String text) {
        return bytes(text.replace('\'', '"'));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As a power cut would end the broker. */
    void killBroker() throws IOException {
        String file = Files.readString(directory.resolve("broker.port"));
        long id = Long.parseLong(file.substring(0, file.indexOf(' ')));
        ProcessHandle handle = ProcessHandle.of(id).orElseThrow();
        assertThat(handle.destroyForcibly()).isTrue();
        await().atMost(PATIENCE).until(() -> !handle.isAlive());
        broker.close();
    }

    void restartBroker() {
        broker = startBroker();
    }

    @Override
    public void close() {
        front.close();
        service.close();
        broker.close();
        client.close();
    }
}
