package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.notify.AlertPart;
import io.bellwether.notify.AlertmanagerProcess;
import io.bellwether.notify.AlertmanagerSettings;
import io.bellwether.notify.Alertmanagers;
import io.bellwether.notify.Alerts;
import io.bellwether.notify.News;
import io.bellwether.notify.NotifyMeters;
import io.bellwether.notify.Receiver;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** From the alert topic into real Alertmanagers, which die and come back. */
class AlertmanagersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AlertmanagerSettings QUICK =
            new AlertmanagerSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(2),
                    News.ofTheDay(),
                    Optional.of("https://bellwether.example.com"));

    private final TopicNames names = TestBroker.topics(1);
    private final AlertTopic topic = new AlertTopic(names);
    private final Scheduler threads = Schedulers.newBoundedElastic(4, 10, "notify");
    private final Scheduler timer = Schedulers.newSingle("notify-timer");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<Running> running = new ArrayList<>();
    private final Instant raised = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    @TempDir private Path folder;
    private Receiver pager;

    @BeforeEach
    void startPager() throws IOException {
        pager = Receiver.start();
    }

    @AfterEach
    void end() {
        running.forEach(Running::stop);
        pager.close();
        // An interrupted reader would complain.
        threads.disposeGracefully().block(PATIENCE);
        timer.dispose();
    }

    @Test
    void alertmanagerReceivesGroupsAndResolves() throws IOException {
        try (AlertmanagerProcess alertmanager = alertmanager("a")) {
            notifier(alertmanager.url());
            write("users", "u1", 1, "open", "major");
            write("staff", "s1", 1, "open", "critical");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(alertmanager.open())
                                            .containsExactly(
                                                    "staff critical s1", "users major u1"));
            assertThat(alertmanager.alerts().toString())
                    .contains("https://bellwether.example.com/alerts/u1")
                    .doesNotContain("It has become too slow.");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(pages()).contains("users firing 1", "staff firing 1"));

            write("users", "u1", 2, "resolved", "major");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(pages()).contains("users resolved 1"));
            assertThat(alertmanager.open()).containsExactly("staff critical s1");
        }
        assertThat(meters.get("bellwether.notify.alerts.open").gauge().value()).isEqualTo(1);
        assertThat(meters.get("bellwether.notify.latency").timer().count()).isPositive();
    }

    @Test
    void severityThatRisesEndsTheOldLabelsAtOnce() throws IOException {
        try (AlertmanagerProcess alertmanager = alertmanager("a")) {
            notifier(alertmanager.url());
            write("users", "u1", 1, "open", "major");
            awaitOpen(alertmanager, "users major u1");

            write("users", "u1", 2, "updated", "critical");
            awaitOpen(alertmanager, "users critical u1");
        }
    }

    /** Between death and return it also misses the end of the other alert. */
    @Test
    void alertmanagerThatDiesKnowsEverythingAgain() throws IOException {
        try (AlertmanagerProcess alertmanager = alertmanager("a")) {
            notifier(alertmanager.url());
            write("users", "u1", 1, "open", "major");
            write("staff", "s1", 1, "open", "major");
            awaitOpen(alertmanager, "staff major s1", "users major u1");

            alertmanager.kill();
            write("staff", "s1", 2, "resolved", "major");
            alertmanager.begin();
            awaitOpen(alertmanager, "users major u1");

            write("users", "u1", 2, "resolved", "major");
            awaitOpen(alertmanager);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(pages()).contains("users resolved 1"));
        }
    }

    @Test
    void notifierThatBeginsAnewLosesNothingAndPagesNobodyTwice() throws IOException {
        try (AlertmanagerProcess alertmanager = alertmanager("a")) {
            Running first = notifier(forgottenLate(), alertmanager.url());
            write("users", "u1", 1, "open", "major");
            await().atMost(PATIENCE).until(() -> pages().contains("users firing 1"));
            first.stop();

            write("staff", "s1", 1, "open", "major");
            Running second = notifier(forgottenLate(), alertmanager.url());
            await().atMost(PATIENCE).until(() -> pages().contains("staff firing 1"));
            double before = deliveries(alertmanager);
            await().atMost(PATIENCE).until(() -> deliveries(alertmanager) >= before + 4);

            assertThat(alertmanager.open()).containsExactly("staff major s1", "users major u1");
            assertThat(pages()).containsExactlyInAnyOrder("users firing 1", "staff firing 1");
            second.stop();
        }
    }

    @Test
    void bothReplicasAreToldAndADeadOneDelaysNeither() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1);
                AlertmanagerProcess one = alertmanager("a");
                AlertmanagerProcess two = alertmanager("b")) {
            // Takes connections and never answers.
            URI dead = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            notifier(patient(), dead, one.url(), two.url());
            await().atMost(PATIENCE).until(() -> deliveries(one) > 0 && deliveries(two) > 0);
            write("users", "u1", 1, "open", "major");
            awaitOpen(one, "users major u1");
            awaitOpen(two, "users major u1");
            assertThat(deliveries(dead, "failed")).isZero();
        }
    }

    /** What it is told lives for four rounds, so that nothing stays open when nobody is left. */
    @Test
    void alertOfANotifierThatIsGoneForGoodEnds() throws IOException {
        try (AlertmanagerProcess alertmanager = alertmanager("a")) {
            Running only = notifier(alertmanager.url());
            write("users", "u1", 1, "open", "major");
            awaitOpen(alertmanager, "users major u1");
            only.stop();
            awaitOpen(alertmanager);
        }
    }

    /** Waits for an answer for longer than this test does. */
    private static AlertmanagerSettings patient() {
        return settings(QUICK.every(), PATIENCE.multipliedBy(4));
    }

    /** An alert that nobody tells anew lives for four times as long as the tellings are apart. */
    private static AlertmanagerSettings forgottenLate() {
        return settings(QUICK.every().multipliedBy(3), QUICK.timeout());
    }

    /** As {@link #QUICK} otherwise. */
    private static AlertmanagerSettings settings(Duration every, Duration timeout) {
        return new AlertmanagerSettings(
                every, QUICK.resendResolved(), timeout, QUICK.news(), QUICK.page());
    }

    private AlertmanagerProcess alertmanager(String name) throws IOException {
        AlertmanagerProcess process = AlertmanagerProcess.start(folder.resolve(name), pager.url());
        return process;
    }

    private static void awaitOpen(AlertmanagerProcess alertmanager, String... open) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(alertmanager.open()).containsExactly(open));
    }

    private void write(String asset, String id, int seq, String state, String severity) {
        Instant at = raised.plusSeconds(seq);
        topic.write(id, Alerts.json(asset, id, seq, state, severity, raised, at, "Too slow."));
    }

    private double deliveries(AlertmanagerProcess alertmanager) {
        return deliveries(alertmanager.url(), "delivered");
    }

    private double deliveries(URI url, String outcome) {
        return meters
                .find("bellwether.notify.deliveries")
                .tags("name", url.getHost() + ":" + url.getPort(), "outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** What people were told, as "asset status number of alerts". */
    private List<String> pages() {
        return pager.got().stream().map(AlertmanagersTest::page).toList();
    }

    private static String page(Receiver.Got got) {
        try {
            var page = new com.fasterxml.jackson.databind.json.JsonMapper().readTree(got.body());
            return page.at("/groupLabels/asset").asText()
                    + " "
                    + page.path("status").asText()
                    + " "
                    + page.path("alerts").size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Running notifier(URI... urls) {
        return notifier(QUICK, urls);
    }

    private Running notifier(AlertmanagerSettings settings, URI... urls) {
        Alertmanagers alertmanagers =
                new Alertmanagers(
                        java.util.stream.Stream.of(urls).map(Alertmanagers::target).toList(),
                        settings,
                        new TopicTail(TestBroker.connection(), names.notifyInputs(), threads)
                                .parts()
                                .map(part -> new AlertPart(part.records(), part.isCaughtUp())),
                        names,
                        InstantSource.system(),
                        timer,
                        Restarts.always(timer, error -> {}),
                        new NotifyMeters(meters));
        AtomicLong records = new AtomicLong();
        Running started =
                new Running(
                        alertmanagers,
                        alertmanagers
                                .run()
                                .subscribe(progress -> records.addAndGet(progress.records())));
        running.add(started);
        return started;
    }

    private record Running(Alertmanagers alertmanagers, Disposable subscription) {
        void stop() {
            alertmanagers.stop();
            subscription.dispose();
        }
    }
}
