package io.bellwether.kafka;

import io.bellwether.notify.AddressRule;
import io.bellwether.notify.Corrections;
import io.bellwether.notify.DeliveryPolicy;
import io.bellwether.notify.HttpTarget;
import io.bellwether.notify.News;
import io.bellwether.notify.NotifyMeters;
import io.bellwether.notify.SigningKey;
import io.bellwether.notify.Webhook;
import io.bellwether.notify.WebhookRole;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One webhook of one member, with its threads. */
final class WebhookRig implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** As {@link DeliveryPolicy#of}, a hundred times as fast. */
    static final DeliveryPolicy QUICK = policy(Duration.ofSeconds(3), Duration.ofSeconds(2));

    /** As quick between attempts; so long for an answer, and so long in all. */
    static DeliveryPolicy policy(Duration timeout, Duration within) {
        return new DeliveryPolicy(
                timeout,
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                within,
                News.ofTheDay(),
                Duration.ofDays(7));
    }

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Throwable> restarts = new CopyOnWriteArrayList<>();
    final AtomicLong records = new AtomicLong();
    private final Scheduler thread = Schedulers.newSingle("webhook-loop");
    private final Scheduler timer = Schedulers.newSingle("webhook-timer");
    private final KafkaSource source;
    private final Disposable running;

    WebhookRig(TopicNames names, Webhook webhook) {
        this(names, webhook, QUICK);
    }

    WebhookRig(TopicNames names, Webhook webhook, DeliveryPolicy policy) {
        Member member =
                new Member(
                        "g" + names.prefix(),
                        "notify-" + webhook.name(),
                        "0",
                        GroupProtocol.CLASSIC);
        source =
                KafkaSource.of(
                        TestBroker.connection(),
                        new SourceSettings(
                                member,
                                List.of(names.alert()),
                                List.of(names.deadLetters(names.alert())),
                                1,
                                Duration.ofMillis(500),
                                SourceSettings.Start.EARLIEST),
                        thread);
        running =
                new WebhookRole(
                                webhook,
                                policy,
                                source,
                                new DeadLetters(names, InstantSource.system()),
                                InstantSource.system(),
                                timer,
                                () -> 0.5,
                                Restarts.always(timer, restarts::add),
                                new NotifyMeters(meters),
                                new Corrections(record -> Mono.just(false)))
                        .run()
                        .subscribe(done -> records.addAndGet(done.records()), restarts::add);
    }

    /** Signed, and at an address of this machine. */
    static Webhook webhook(String name, URI url) {
        return Webhook.asWritten(
                name, HttpTarget.of(url, ""), AddressRule.ANY, SigningKey.of(SECRET));
    }

    double deliveries(String outcome) {
        return meters
                .find("bellwether.notify.deliveries")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** Drops everything at once, as a crash does: what was delivered and not committed stays so. */
    void crash() {
        running.dispose();
        close();
    }

    @Override
    public void close() {
        Mono<Void> stopped = source.stop();
        stopped.block(Duration.ofSeconds(30));
        running.dispose();
        thread.dispose();
        timer.dispose();
    }
}
