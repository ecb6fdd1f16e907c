package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.demo.Message;
import io.bellwether.kafka.LocalBroker;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /livez and /readyz say, against a real broker. */
class HealthTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So that clients give up soon, as they otherwise do within twenty seconds. */
    private static final String[] HASTY = {
        "kafka.max.block.ms=2000",
        "kafka.default.api.timeout.ms=3000",
        "kafka.request.timeout.ms=2000",
        "kafka.delivery.timeout.ms=2500",
        "heartbeatSeconds=1"
    };

    @TempDir private Path folder;

    @Test
    void serviceIsAliveBeforeItsScorerIsLoadedAndNotReady() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService service = ObservedService.wire(folder, broker.bootstrapServers())) {
            assertThat(service.get("/livez")).isEqualTo(new ObservedService.Answer(200, "ok\n"));
            assertThat(service.get("/readyz").status()).isEqualTo(503);
            assertThat(service.get("/readyz").body())
                    .isEqualTo("no role has begun: the scorer is not loaded yet\n");
            service.start(() -> BiasedScorer.of("first", 0));
            awaitReady(service);
        }
    }

    @Test
    void brokerThatIsAwayMakesItUnreadyAndNotDead() throws Exception {
        Path data = folder.resolve("broker");
        LocalBroker[] broker = {LocalBroker.start(data, 0)};
        String servers = broker[0].bootstrapServers();
        int port = Integer.parseInt(servers.split(":", 2)[1]);
        Duration patience = Duration.ofSeconds(12);
        try (ObservedService service = ObservedService.wire(folder, servers, HASTY)) {
            service.start(() -> BiasedScorer.of("first", 0));
            ServiceHealth health = new ServiceHealth(service.service(), patience);
            awaitReady(service);
            broker[0].close();
            awaitNobodyAnswers(service, health, patience.plusSeconds(5));
            broker[0] = LocalBroker.start(data, port);
            assertThat(broker[0].bootstrapServers()).isEqualTo(servers);
            awaitReady(service);
            Feedbacks.send(service.connection(), Feedbacks.messages(1, 50));
            await().atMost(PATIENCE)
                    .until(() -> service.service().tally(Role.MONITOR).records() >= 50);
            assertThat(health.stuck()).isEmpty();
        } finally {
            broker[0].close();
        }
    }

    /** For so long nothing is stuck all the same. */
    private static void awaitNobodyAnswers(
            ObservedService service, ServiceHealth health, Duration outage) {
        long away = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> service.get("/readyz").body().contains("brokers do not answer"));
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            assertThat(health.stuck()).isEmpty();
                            Duration since = Duration.ofNanos(System.nanoTime() - away);
                            return since.compareTo(outage) > 0;
                        });
    }

    @Test
    void roleThatHangsIsStuckUntilItMovesAgain() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService service = ObservedService.wire(folder, broker.bootstrapServers())) {
            service.start(() -> new Gated(gate));
            ServiceHealth health = new ServiceHealth(service.service(), Duration.ofSeconds(4));
            awaitReady(service);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(health.stuck()).isEmpty());
            Feedbacks.send(service.connection(), Feedbacks.messages(1, 10));
            await().atMost(PATIENCE).until(() -> !health.stuck().isEmpty());
            assertThat(health.stuck())
                    .singleElement()
                    .asString()
                    .matches("score: \\d+ records wait and nothing was committed for \\d+ s");
            // Both tell for how long, and a second may end between them.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(health.unready()).isEqualTo(health.stuck()));
            gate.countDown();
            await().atMost(PATIENCE).until(() -> health.stuck().isEmpty());
            assertThat(service.get("/livez").status()).isEqualTo(200);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void roleThatGaveUpIsDead() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService service = ObservedService.wire(folder, broker.bootstrapServers())) {
            service.start(() -> BiasedScorer.of("first", 0));
            awaitReady(service);
            service.service().breakOff("the local broker ended");
            assertThat(service.get("/livez"))
                    .isEqualTo(new ObservedService.Answer(503, "a role gave up\n"));
        }
    }

    @Test
    void monitorThatStandsByIsReadyAndTellsNothingOfAssets() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0);
                ObservedService a = standby("a", broker);
                ObservedService b = standby("b", broker);
                ObservedService c = standby("c", broker);
                ObservedService d = standby("d", broker)) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                List<Integer> states = new ArrayList<>();
                                for (ObservedService member : List.of(a, b, c, d)) {
                                    assertThat(member.get("/readyz").body()).isEqualTo("ok\n");
                                    states.add(member.scrape().all("bellwether_state").size());
                                }
                                assertThat(states).containsExactlyInAnyOrder(6, 6, 6, 0);
                            });
        }
    }

    private ObservedService standby(String name, LocalBroker broker) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        ObservedService member = ObservedService.wireAs(name, own, broker.bootstrapServers());
        return member.start(EnumSet.of(Role.MONITOR), () -> BiasedScorer.of("first", 0));
    }

    @Test
    void roleThatWaitsForATakeoverIsAliveAndTellsHowFarItIs() throws Exception {
        List<Message> messages = Feedbacks.messages(1, 3_000);
        Duration each = Duration.ofMillis(5);
        try (LocalBroker broker = LocalBroker.start(folder.resolve("broker"), 0)) {
            try (ObservedService first = ObservedService.wire(folder, broker.bootstrapServers())) {
                Feedbacks.send(first.connection(), messages);
                first.start(() -> BiasedScorer.of("first", 0));
                await().atMost(PATIENCE)
                        .until(() -> first.service().tally(Role.SCORE).records() >= 3_000);
            }
            try (ObservedService second = ObservedService.wire(folder, broker.bootstrapServers())) {
                Feedbacks.send(second.connection(), messages.subList(0, 100));
                second.start(() -> BiasedScorer.of("second", 0).slow(each));
                ServiceHealth health = new ServiceHealth(second.service(), Duration.ofSeconds(15));
                await().atMost(PATIENCE)
                        .until(
                                () -> {
                                    assertThat(health.stuck()).noneMatch(HealthTest::isOfScorer);
                                    return done(second) > 0;
                                });
                assertThat(second.scrape().value("bellwether_takeover_records").orElse(0))
                        .isGreaterThanOrEqualTo(done(second));
                await().atMost(PATIENCE)
                        .until(
                                () -> {
                                    assertThat(health.stuck()).noneMatch(HealthTest::isOfScorer);
                                    return second.service().tally(Role.SCORE).records() >= 100;
                                });
                assertThat(second.scrape().all("bellwether_takeover_records")).isEmpty();
                assertThat(
                                second.scrape()
                                        .value(
                                                "bellwether_scored_texts_total",
                                                "outcome",
                                                "rescored")
                                        .orElse(0))
                        .isEqualTo(3_000);
            }
        }
    }

    private static boolean isOfScorer(String reason) {
        return reason.startsWith("score:");
    }

    private static double done(ObservedService service) throws Exception {
        return service.scrape().value("bellwether_takeover_done_records").orElse(0);
    }

    private static void awaitReady(ObservedService service) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.get("/readyz").body()).isEqualTo("ok\n"));
    }

    /** Scores nothing before it may. */
    private record Gated(CountDownLatch gate) implements SentimentScorer {

        @Override
        public String id() {
            return "gated";
        }

        @Override
        public Score score(String text, @Nullable String language) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Score.Scored.ofLevel(.5);
        }
    }
}
