package io.bellwether.notify;

import static io.bellwether.notify.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.notify.Receiver.Answered;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.retry.Retry;

/** When one Alertmanager is told, in time that passes as the test has it. */
class AlertmanagerReplicaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TopicNames NAMES = TopicNames.standard();
    private static final AlertmanagerSettings SETTINGS =
            AlertmanagerSettings.of(News.ofTheDay(), Optional.empty());

    private final Scheduler real = Schedulers.newSingle("http-timer");
    private final Sinks.Many<AlertPart> topic = Sinks.many().replay().all();
    private final AlertFollower alerts = new AlertFollower(topic.asFlux(), NAMES, SETTINGS);

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        real.dispose();
    }

    @Test
    void failuresAreFollowedByPausesUpToARoundAndSuccessByARound() {
        ImpatientTimer rounds = new ImpatientTimer(real);
        List<Duration> asked = new CopyOnWriteArrayList<>();
        receiver.answering(
                request -> {
                    asked.add(rounds.passed());
                    return Answered.of(request.number() <= 6 ? 503 : 200);
                });
        emit(true);

        StepVerifier.create(answers(rounds, 9))
                .expectNextCount(9)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(asked.stream().limit(9).map(Duration::toMillis))
                .containsExactly(
                        0L, 3_750L, 11_250L, 26_250L, 56_250L, 116_250L, 176_250L, 236_250L,
                        296_250L);
    }

    @Test
    void somethingNewIsToldAtOnceThoughNoTimePasses() {
        VirtualTimeScheduler still = VirtualTimeScheduler.create();
        emit(true, Alerts.json("a", 1, "open", "major", NOON, NOON));

        StepVerifier.create(answers(still, 9))
                .then(() -> awaitPosts(1))
                .then(() -> emit(true, Alerts.json("a", 2, "updated", "critical", NOON, NOON)))
                .expectNextCount(1)
                .then(() -> awaitPosts(2))
                .thenCancel()
                .verify(PATIENCE);
        assertThat(receiver.got().get(1).body()).contains("critical").contains("major");
        still.dispose();
    }

    @Test
    void nothingIsToldBeforeEverythingIsRead() {
        emit(false, Alerts.json("a", 1, "open", "major", NOON, NOON));
        emit(true, Alerts.json("a", 2, "resolved", "major", NOON, NOON));

        StepVerifier.create(answers(new ImpatientTimer(real), 1))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(receiver.got().get(0).body()).contains("\"endsAt\":\"2026-03-02T12:00:00Z\"");
    }

    /** Half a topic would tell of alerts that are long over. */
    @Test
    void whileTheTopicIsReadAgainWhatWasKnownBeforeHolds() {
        AlertPart open = part(false, Alerts.json("old", 1, "open", "major", NOON, NOON));
        AlertPart rest = part(true, Alerts.json("old", 2, "resolved", "major", NOON, NOON));
        List<Flux<AlertPart>> readings =
                List.of(
                        Flux.just(open, rest).concatWith(Flux.error(new IOException("gone"))),
                        Flux.just(open).concatWith(Flux.never()));
        int[] next = {0};
        AlertFollower follower =
                new AlertFollower(Flux.defer(() -> readings.get(next[0]++)), NAMES, SETTINGS);

        StepVerifier.create(follower.run(Retry.max(1)).take(3))
                .expectNextCount(3)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(next[0]).isEqualTo(2);
        assertThat(follower.postings(NOON)).extracting(Posting::isOpen).containsExactly(false);
    }

    private Flux<Answer> answers(Scheduler rounds, int count) {
        AlertmanagerReplica replica =
                new AlertmanagerReplica(
                        HttpTarget.of(receiver.url(), ""),
                        SETTINGS,
                        alerts,
                        new HttpPoster(AddressRule.ANY, Duration.ofSeconds(10), real),
                        InstantSource.fixed(NOON),
                        rounds,
                        new NotifyMeters(new SimpleMeterRegistry()));
        return replica.run()
                .mergeWith(alerts.run(Retry.max(0)).ignoreElements().cast(Answer.class))
                .take(count);
    }

    private void awaitPosts(int count) {
        await().atMost(PATIENCE).until(() -> receiver.got().size() == count);
    }

    private void emit(boolean isCaughtUp, String... jsons) {
        topic.tryEmitNext(part(isCaughtUp, jsons)).orThrow();
    }

    private static AlertPart part(boolean isCaughtUp, String... jsons) {
        Instant written = NOON;
        return new AlertPart(
                java.util.stream.Stream.of(jsons)
                        .map(json -> Alerts.recordIn(NAMES.alert(), json, written))
                        .toList(),
                isCaughtUp);
    }
}
