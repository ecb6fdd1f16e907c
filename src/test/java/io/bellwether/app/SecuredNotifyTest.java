package io.bellwether.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.faults.MemberProcess;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.SecuredBroker;
import io.bellwether.notify.Alerts;
import io.bellwether.notify.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who tell and those who show, with a broker that allows what it was told to. */
class SecuredNotifyTest {

    private static final String DEAD_LETTERS = "dlq.bellwether.alert.v1";
    private static final Pattern ADDRESS = Pattern.compile("listening at (http://\\S+)");

    @TempDir private static Path folder;
    private static SecuredBroker broker;

    private final Instant raised = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(Files.createDirectories(folder.resolve("broker")));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /** In the middle each loses what it needs, one thing after the other, and gets it back. */
    @Test
    void rolesWorkWithThePermissionsThatArePrintedUseEachAndGoOnWhenOneIsBack() throws Exception {
        SecuredMembers members = new SecuredMembers(broker, folder);
        members.admit("notify");
        members.admit("dashboard");
        try (Receiver hook = Receiver.start();
                Receiver alertmanager = Receiver.start();
                HttpClient client = HttpClient.newHttpClient();
                MemberProcess notify =
                        members.serve(
                                "notify",
                                "2",
                                "notify.alertmanager=" + alertmanager.url(),
                                "notify.webhooks.chat.url=" + hook.url(),
                                "notify.webhooks.chat.allowPrivate=true");
                MemberProcess dashboard =
                        members.serve("dashboard", "3", "http.address=127.0.0.1:0")) {
            SecuredMembers.awaitLogged(notify, "assigned");
            SecuredMembers.awaitLogged(dashboard, "serving");
            write(1, "open");
            awaitTold(hook, 1);
            awaitTold(alertmanager, 1);
            awaitShown(client, dashboard, 1);

            members.take(
                    "notify READ TOPIC bellwether.alert.v1", notify, () -> write(2, "updated"));
            members.take(
                    "notify READ GROUP bellwether-notify-*",
                    "READ GROUP bellwether-notify-chat",
                    notify,
                    () -> {});
            members.take(
                    "dashboard READ TOPIC bellwether.level.v1",
                    dashboard,
                    () -> write(3, "updated"));
            awaitTold(hook, 3);
            awaitShown(client, dashboard, 3);

            hook.answering(request -> Receiver.Answered.of(400));
            members.take("notify WRITE TOPIC " + DEAD_LETTERS, notify, () -> write(4, "resolved"));
            await().atMost(SecuredMembers.PATIENCE)
                    .until(() -> Feedbacks.read(broker.everything(), DEAD_LETTERS).size() == 1);
            SecuredMembers.assertSound(notify, dashboard);
        }
        members.assertEachIsUsedAndNoOtherAskedFor("notify", "dashboard");
    }

    private static void awaitTold(Receiver receiver, int seq) {
        await().atMost(SecuredMembers.PATIENCE)
                .until(() -> receiver.got().stream().anyMatch(it -> it.body().contains("u1")));
        if (!receiver.ids().getFirst().isEmpty()) {
            await().atMost(SecuredMembers.PATIENCE)
                    .until(() -> receiver.ids().contains("u1-" + seq));
        }
    }

    private static void awaitShown(HttpClient client, MemberProcess dashboard, int seq) {
        Matcher listening = ADDRESS.matcher(dashboard.logged());
        assertThat(listening.find()).isTrue();
        URI alert = URI.create(listening.group(1) + "/api/v1/alerts/u1");
        await().atMost(SecuredMembers.PATIENCE)
                .until(() -> get(client, alert).contains("\"seq\":" + seq));
    }

    private static String get(HttpClient client, URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).body();
    }

    private void write(int seq, String state) {
        Instant at = raised.plusSeconds(seq);
        String json = Alerts.json("users", "u1", seq, state, "major", raised, at, "Too slow.");
        try (FeedbackProducer producer = new FeedbackProducer(broker.everything())) {
            producer.send(
                    "bellwether.alert.v1", "u1".getBytes(UTF_8), json.getBytes(UTF_8), List.of());
            producer.flush();
        }
    }
}
