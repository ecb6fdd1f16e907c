package io.bellwether.notify;

import static io.bellwether.notify.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.notify.Receiver.Answered;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A real listener, and pauses that take no time. */
class WebhookDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DeliveryPolicy POLICY = DeliveryPolicy.of(News.ofTheDay());

    private final Scheduler real = Schedulers.newSingle("http-timer");
    private final ImpatientTimer pauses = new ImpatientTimer(real);

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

    @ParameterizedTest
    @CsvSource({"1, 0, 500", "1, 1, 1000", "2, 1, 2000", "5, 0.5, 12000", "9, 1, 256000"})
    void pausesDoubleAndHalfOfEachIsChance(int failures, double chance, long millis) {
        assertThat(POLICY.pause(failures, chance)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void pausesGrowToFiveMinutesHoweverOftenItFails() {
        assertThat(POLICY.pause(10, 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(POLICY.pause(1_000_000, 1)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void receiverIsTriedForAnHour() {
        receiver.answering(request -> Answered.of(500));

        assertThat(fate()).isInstanceOf(Fate.SetAside.class);
        assertThat(pauses.passed()).hasMillis(3_555_500);
        // Half a second, doubled up to 128 s, then 150 s each.
        assertThat(receiver.got()).hasSize(32);
    }

    @Test
    void receiverMayPutTheNextAttemptOff() {
        receiver.answering(
                request ->
                        request.number() == 1
                                ? Answered.of(429).with("Retry-After", "120")
                                : Answered.of(200));

        assertThat(fate()).isEqualTo(new Fate.Done());
        assertThat(pauses.passed()).hasSeconds(120);
    }

    /** The listener says what time it is there: now. */
    @Test
    void receiverMayPutTheNextAttemptOffUntilATime() {
        receiver.answering(
                request ->
                        request.number() == 1
                                ? Answered.of(503).with("Retry-After", inTwoMinutes())
                                : Answered.of(200));

        assertThat(fate()).isEqualTo(new Fate.Done());
        assertThat(pauses.passed()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(121));
    }

    private static String inTwoMinutes() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(120).atOffset(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "-5",
                "Tue, 99 Nov 2026 10:00:00 GMT",
                "Tue, 1 Jan 2019 10:00:00 GMT"
            })
    void aTimeThatIsNoneOrIsPastPutsNothingOff(String retryAfter) {
        receiver.answering(
                request ->
                        request.number() == 1
                                ? Answered.of(503).with("Retry-After", retryAfter)
                                : Answered.of(200));

        assertThat(fate()).isEqualTo(new Fate.Done());
        assertThat(pauses.passed()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void receiverMayNotPutItOffForDays() {
        receiver.answering(
                request ->
                        request.number() == 1
                                ? Answered.of(503).with("Retry-After", "999999999")
                                : Answered.of(200));

        assertThat(fate()).isEqualTo(new Fate.Done());
        assertThat(pauses.passed()).hasMinutes(15);
    }

    /** Nobody would wait for the end of such a body. */
    @Test
    void bodyOfTheAnswerIsNotRead() {
        receiver.answering(
                request -> new Answered(200, java.util.Map.of(), "x".repeat(50_000_000)));

        assertThat(fate()).isEqualTo(new Fate.Done());
    }

    /** The name is looked up for the connection itself, and its address is what is judged. */
    @Test
    void nameOfAPrivateAddressIsRefused() {
        URI named = URI.create("http://localhost:" + receiver.url().getPort() + "/");
        Webhook webhook =
                Webhook.asWritten("hook", HttpTarget.of(named, ""), AddressRule.PUBLIC_ONLY, null);

        assertThat(fate(webhook))
                .isInstanceOfSatisfying(
                        Fate.SetAside.class,
                        aside ->
                                assertThat(aside.rejection().detail())
                                        .startsWith("resolves to a loopback address"));
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void userAndPasswordOfTheAddressAreSentAndNotShown() {
        URI url = URI.create("http://bell:wether%20key@127.0.0.1:" + receiver.url().getPort());
        HttpTarget target = HttpTarget.of(url, "/api/v2/alerts");

        assertThat(fate(Webhook.asWritten("hook", target, AddressRule.ANY, null)))
                .isEqualTo(new Fate.Done());
        Receiver.Got got = receiver.got().get(0);
        assertThat(got.path()).isEqualTo("/api/v2/alerts");
        assertThat(got.headers()).containsEntry("authorization", "Basic YmVsbDp3ZXRoZXIga2V5");
        assertThat(got.headers()).doesNotContainKey("webhook-signature");
        assertThat(target.toString()).isEqualTo("127.0.0.1:" + receiver.url().getPort());
    }

    /** Somebody was erased while the receiver was away. */
    @Test
    void quotationsAreLeftOutOfARecordWhoseAlertWasToldAnewBetweenTwoAttempts() {
        AtomicBoolean isToldAnew = new AtomicBoolean();
        receiver.answering(
                request -> {
                    isToldAnew.set(true);
                    return Answered.of(request.number() == 1 ? 503 : 200);
                });
        Corrections corrections = new Corrections(record -> Mono.fromCallable(isToldAnew::get));

        assertThat(delivery(webhook(), corrections).deliver(quoting()).block(PATIENCE))
                .isEqualTo(new Fate.Done());

        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().get(0).body()).contains("It has become too slow.", "as-8");
        assertThat(receiver.got().get(1).body())
                .doesNotContain("slow", "as-8")
                .contains("\"quotes\":[]", "\"erasedQuotes\":1", "\"level\":0.4121");
        assertThat(receiver.ids()).containsExactly("a-1", "a-1");
    }

    @Test
    void aRecordThatIsToldAnewIsNoNews() {
        InputRecord record = quoting();
        InputRecord again =
                new InputRecord(
                        record.topic(),
                        0,
                        1,
                        record.timestamp(),
                        null,
                        record.value(),
                        List.of(Header.of("ce_erasure", "e-1")));

        Corrections none = new Corrections(any -> Mono.just(false));
        assertThat(delivery(webhook(), none).deliver(again).block(PATIENCE))
                .isEqualTo(new Fate.Done());

        assertThat(receiver.got()).isEmpty();
    }

    private Fate fate() {
        return fate(webhook());
    }

    private Webhook webhook() {
        return Webhook.asWritten("hook", HttpTarget.of(receiver.url(), ""), AddressRule.ANY, null);
    }

    private Fate fate(Webhook webhook) {
        Corrections none = new Corrections(record -> Mono.just(false));
        return Objects.requireNonNull(delivery(webhook, none).deliver(quoting()).block(PATIENCE));
    }

    private static InputRecord quoting() {
        return Alerts.record(Alerts.json("a", 1, "open", "major", NOON, NOON), NOON);
    }

    private WebhookDelivery delivery(Webhook webhook, Corrections corrections) {
        return new WebhookDelivery(
                webhook,
                POLICY,
                new HttpPoster(webhook.rule(), POLICY.timeout(), real),
                InstantSource.fixed(NOON),
                pauses,
                () -> 0,
                new NotifyMeters(new SimpleMeterRegistry()),
                corrections);
    }
}
