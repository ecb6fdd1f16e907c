package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.bellwether.notify.AddressRule;
import io.bellwether.notify.Alerts;
import io.bellwether.notify.Corrections;
import io.bellwether.notify.DeliveryPolicy;
import io.bellwether.notify.HttpTarget;
import io.bellwether.notify.News;
import io.bellwether.notify.NotifyMeters;
import io.bellwether.notify.Receiver;
import io.bellwether.notify.Receiver.Answered;
import io.bellwether.notify.Redelivery;
import io.bellwether.notify.Webhook;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** From the alert topic to a real listener, which fails in every way. */
class WebhookRoleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicNames names = TestBroker.topics(1);
    private final AlertTopic topic = new AlertTopic(names);
    private final Instant raised = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    private Receiver receiver;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    @Test
    void everyRecordArrivesOnceInOrderAndSigned() throws Exception {
        for (int seq = 1; seq <= 4; seq++) {
            write("a", seq, seq == 4 ? "resolved" : "updated");
        }
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 4);
            assertThat(receiver.ids()).containsExactly("a-1", "a-2", "a-3", "a-4");
            assertThat(rig.restarts).isEmpty();
        }
        Receiver.Got first = receiver.got().get(0);
        assertThat(first.body()).isEqualTo(json("a", 1, "updated"));
        assertThat(first.headers()).containsEntry("content-type", "application/json");
        assertThat(first.headers().get("webhook-signature")).isEqualTo("v1," + signed(first));
        assertThat(Long.parseLong(first.headers().get("webhook-timestamp")))
                .isBetween(raised.getEpochSecond(), Instant.now().getEpochSecond());
    }

    /** As the specification has it, and not as the product does it. */
    private static String signed(Receiver.Got got) throws Exception {
        byte[] key = Base64.getDecoder().decode(WebhookRig.SECRET.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String content =
                got.headers().get("webhook-id")
                        + '.'
                        + got.headers().get("webhook-timestamp")
                        + '.'
                        + got.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }

    @Test
    void restartsRepeatNothingThatWasCommitted() {
        for (int run = 1; run <= 3; run++) {
            long seen = run;
            write("a", run, "updated");
            try (WebhookRig rig = new WebhookRig(names, webhook())) {
                await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
                assertThat(receiver.got()).hasSize((int) seen);
            }
        }
        assertThat(receiver.ids()).containsExactly("a-1", "a-2", "a-3");
    }

    /** The receiver had the record, but nobody could say so: it comes again, under the same id. */
    @Test
    void deathBetweenDeliveryAndCommitRepeatsTheId() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        receiver.answering(
                request -> {
                    if (request.number() == 1) {
                        arrived.countDown();
                        waitFor(mayAnswer);
                    }
                    return Answered.of(204);
                });
        write("a", 1, "open");
        WebhookRig first = new WebhookRig(names, webhook());
        arrived.await();
        first.crash();
        mayAnswer.countDown();
        try (WebhookRig second = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> second.records.get() == 1);
        }
        assertThat(receiver.ids()).containsExactly("a-1", "a-1");
        assertThat(letters()).isEmpty();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up after the test does. */
    private static DeliveryPolicy patient() {
        return WebhookRig.policy(PATIENCE, PATIENCE.multipliedBy(2));
    }

    @Test
    void failingReceiverGetsTheRecordUntilItTakesIt() {
        List<Integer> codes = List.of(500, 503, 429, 408, 425, 200);
        receiver.answering(request -> Answered.of(codes.get(request.number() - 1)));
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, webhook(), patient())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
            assertThat(rig.deliveries("failed")).isEqualTo(5);
            assertThat(rig.deliveries("delivered")).isEqualTo(1);
        }
        assertThat(receiver.ids()).hasSize(6).containsOnly("a-1");
        assertThat(letters()).isEmpty();
    }

    @Test
    void refusedRecordIsSetAsideAtOnceAndTheNextOneIsDelivered() {
        receiver.answering(request -> Answered.of(request.number() == 1 ? 400 : 204));
        write("a", 1, "open");
        write("a", 2, "updated");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 2);
            assertThat(rig.deliveries("dead_letter")).isEqualTo(1);
        }
        assertThat(receiver.ids()).containsExactly("a-1", "a-2");
        assertLetter("not-delivered", "answered 400");
    }

    @Test
    void redirectIsNotFollowedAndSaysSo() throws IOException {
        try (Receiver elsewhere = Receiver.start()) {
            String there = elsewhere.url().toString();
            receiver.answering(request -> Answered.of(307).with("Location", there));
            write("a", 1, "open");
            try (WebhookRig rig = new WebhookRig(names, webhook())) {
                await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
            }
            assertLetter("not-delivered", "answered 307, and redirects are not followed");
            assertThat(elsewhere.got()).isEmpty();
        }
    }

    @Test
    void receiverThatNeverTakesTheRecordGetsADeadLetterInTheEnd() {
        receiver.answering(request -> Answered.of(503));
        write("a", 1, "open");
        DeliveryPolicy policy = WebhookRig.policy(Duration.ofSeconds(3), Duration.ofSeconds(10));
        try (WebhookRig rig = new WebhookRig(names, webhook(), policy)) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
        }
        assertThat(receiver.got()).hasSizeGreaterThan(5);
        InputRecord letter = letters().get(0);
        assertThat(letter.header("bellwether.detail").orElseThrow().text())
                .matches("answered 503 at the last of \\d+ attempts");
    }

    @Test
    void receiverThatNeverAnswersCountsAsUnreachable() {
        CountDownLatch never = new CountDownLatch(1);
        receiver.answering(
                request -> {
                    waitFor(never);
                    return Answered.of(204);
                });
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
        } finally {
            never.countDown();
        }
        assertThat(letters().get(0).header("bellwether.detail").orElseThrow().text())
                .startsWith("cannot be reached: no answer in time");
    }

    @Test
    void privateAddressIsRefusedUnlessAllowed() {
        Webhook strict =
                Webhook.asWritten(
                        "hook", HttpTarget.of(receiver.url(), ""), AddressRule.PUBLIC_ONLY, null);
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, strict)) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
            assertThat(rig.deliveries("refused")).isEqualTo(1);
        }
        assertThat(receiver.got()).isEmpty();
        assertLetter(
                "not-delivered",
                "resolves to a loopback address, which is not allowed (see allowPrivate)");
    }

    @Test
    void oneDeadWebhookDelaysNoOther() {
        write("a", 1, "open");
        receiver.answering(request -> Answered.of(request.path().equals("/dead") ? 503 : 204));
        DeliveryPolicy stubborn = DeliveryPolicy.of(News.ofTheDay());
        try (WebhookRig dead =
                        new WebhookRig(
                                names,
                                WebhookRig.webhook("dead", receiver.url().resolve("/dead")),
                                stubborn);
                WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE)
                    .until(() -> dead.deliveries("failed") > 0 && rig.records.get() == 1);
            write("a", 2, "updated");
            await().atMost(PATIENCE).until(() -> rig.records.get() == 2);
            assertThat(dead.records).hasValue(0);
        }
    }

    @Test
    void historyAndWhatIsNoAlertAreNotDelivered() {
        Instant year = raised.minus(Duration.ofDays(365));
        topic.write("old", Alerts.json("old", 1, "open", "major", year, year));
        topic.write("broken", "{\"alertId\":\"x\\r\\nInjected: yes\"}");
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 3);
        }
        assertThat(receiver.ids()).containsExactly("a-1");
        assertLetter("not-json", "expected alertId to match [A-Za-z0-9._-]{1,128}");
    }

    @Test
    void redeliveredLettersGoToTheirWebhookAndNotIntoTheTopic() {
        receiver.answering(request -> Answered.of(request.number() <= 2 ? 400 : 204));
        write("a", 1, "open");
        write("a", 2, "updated");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 2);
        }
        Redrive.Result result = redrive(List.of(webhook()));

        assertThat(result).isEqualTo(new Redrive.Result(2, 0));
        assertThat(receiver.ids()).containsExactly("a-1", "a-2", "a-1", "a-2");
        assertThat(receiver.got().get(2).body()).isEqualTo(json("a", 1, "open"));
        assertThat(Topic.read(names.alert())).hasSize(2);
        assertThat(redrive(List.of(webhook()))).isEqualTo(new Redrive.Result(0, 0));
    }

    @Test
    void letterThatIsRefusedAgainStays() {
        receiver.answering(request -> Answered.of(request.number() < 3 ? 400 : 204));
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
        }
        assertThat(redrive(List.of())).isEqualTo(new Redrive.Result(0, 1));
        assertThat(redrive(List.of(webhook()))).isEqualTo(new Redrive.Result(0, 1));
        assertThat(redrive(List.of(webhook()))).isEqualTo(new Redrive.Result(1, 0));
    }

    /** It is written anew, which would give it the topic's whole time once more. */
    @Test
    void letterThatStaysLosesItsQuotationsOnceItsAlertWasToldAnew() {
        AtomicBoolean isToldAnew = new AtomicBoolean();
        receiver.answering(
                request -> {
                    // Somebody is erased while the second attempt is under way.
                    isToldAnew.set(request.number() == 2);
                    return Answered.of(400);
                });
        write("a", 1, "open");
        try (WebhookRig rig = new WebhookRig(names, webhook())) {
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
        }
        Corrections corrections =
                new Corrections(record -> Mono.fromCallable(() -> isToldAnew.get()));
        redrive(List.of(), corrections);
        redrive(List.of(webhook()), corrections);

        assertThat(receiver.got().get(1).body()).isEqualTo(json("a", 1, "open"));
        List<InputRecord> letters = letters();
        assertThat(letters.subList(0, 2)).extracting(Wire::text).containsOnly(json("a", 1, "open"));
        assertThat(letters).hasSize(3);
        assertThat(Wire.text(letters.get(2)))
                .contains("\"quotes\":[]", "\"erasedQuotes\":1")
                .doesNotContain("too slow");
        assertThat(letters.get(2).headers())
                .extracting(Header::name, Header::text)
                .containsExactlyElementsOf(
                        letters.get(0).headers().stream()
                                .map(header -> tuple(header.name(), header.text()))
                                .toList());
    }

    private Redrive.Result redrive(List<Webhook> webhooks) {
        return redrive(webhooks, new Corrections(record -> Mono.just(false)));
    }

    private Redrive.Result redrive(List<Webhook> webhooks, Corrections corrections) {
        Redelivery redelivery =
                new Redelivery(
                        webhooks,
                        WebhookRig.QUICK,
                        InstantSource.system(),
                        Schedulers.parallel(),
                        new NotifyMeters(new SimpleMeterRegistry()),
                        corrections);
        return new Redrive(TestBroker.connection(), names, "g" + names.prefix())
                .handOver(
                        names.alert(),
                        letter -> redelivery.deliver(letter).blockOptional(PATIENCE).orElseThrow());
    }

    private Webhook webhook() {
        return WebhookRig.webhook("hook", receiver.url());
    }

    private void write(String id, int seq, String state) {
        topic.write(id, json(id, seq, state));
    }

    private String json(String id, int seq, String state) {
        return Alerts.json(id, seq, state, "major", raised, raised.plusSeconds(seq));
    }

    private List<InputRecord> letters() {
        return Topic.read(names.deadLetters(names.alert()));
    }

    private void assertLetter(String reason, String detail) {
        assertThat(letters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(header(letter, "reason")).isEqualTo(reason);
                            assertThat(header(letter, "detail")).isEqualTo(detail);
                            assertThat(header(letter, "webhook")).isEqualTo("hook");
                        });
    }

    private static String header(InputRecord letter, String name) {
        return letter.header("bellwether." + name).orElseThrow().text();
    }
}
