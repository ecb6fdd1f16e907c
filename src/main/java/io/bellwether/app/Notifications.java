package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.kafka.Member;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.kafka.SourceSettings.Start;
import io.bellwether.kafka.TopicTail;
import io.bellwether.notify.AlertPart;
import io.bellwether.notify.AlertmanagerSettings;
import io.bellwether.notify.Alertmanagers;
import io.bellwether.notify.Corrections;
import io.bellwether.notify.DeliveryPolicy;
import io.bellwether.notify.HttpTarget;
import io.bellwether.notify.News;
import io.bellwether.notify.NotifyMeters;
import io.bellwether.notify.Webhook;
import io.bellwether.notify.WebhookRole;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.TopicNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The role {@code notify}: wires Alertmanagers and webhooks, which know nothing of each other. Safe
 * for several threads.
 */
final class Notifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** A delivery under way is given up soon: the next run makes it again, with the same id. */
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final TopicNames names;
    private final InstantSource clock;
    private final NotifyMeters meters;
    private final List<HttpTarget> targets;
    private final List<Webhook> webhooks;
    private final AlertmanagerSettings settings;
    private final DeliveryPolicy policy;
    private final Scheduler threads;
    private final Scheduler timer = Schedulers.newSingle("notify-timer", true);
    private final List<KafkaSource> sources = new ArrayList<>();
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private @Nullable Alertmanagers alertmanagers;
    private boolean hasBegun;

    /**
     * Made of the configuration, and not running yet.
     *
     * @param news which alerts are told
     * @throws WrongUseException when a webhook cannot be used as it is configured
     */
    Notifications(
            Configuration configuration,
            KafkaConnection connection,
            TopicNames names,
            InstantSource clock,
            MeterRegistry registry,
            News news) {
        this.connection = connection;
        this.names = names;
        this.clock = clock;
        meters = new NotifyMeters(registry);
        targets = NotifyTargets.alertmanagers(configuration);
        webhooks = NotifyTargets.webhooks(configuration);
        settings = AlertmanagerSettings.of(news, NotifyTargets.page(configuration.http()));
        policy = DeliveryPolicy.of(news);
        // One for each reader, which keeps it as long as it reads, and one to look behind a record.
        threads = Schedulers.newBoundedElastic(2 * webhooks.size() + 2, 100, "notify", 60, true);
    }

    /**
     * Runs until {@link #stop}: one element for each part of a topic that was read, or committed.
     *
     * @param member who reads for a webhook, by the name of its part of the role
     */
    synchronized Flux<Progress> run(Function<String, Member> member, DeadLetters deadLetters) {
        hasBegun = true;
        List<Flux<Progress>> parts = new ArrayList<>();
        if (!targets.isEmpty()) {
            parts.add(alertmanagers());
        }
        for (Webhook webhook : webhooks) {
            parts.add(webhook(webhook, member.apply("notify-" + webhook.name()), deadLetters));
        }
        if (parts.isEmpty()) {
            LOG.info("nobody is told of alerts: set notify.alertmanager or notify.webhooks");
            return Mono.<Progress>never().takeUntilOther(stopped.asMono()).flux();
        }
        return Flux.merge(Flux.fromIterable(parts), parts.size(), 1);
    }

    private Flux<Progress> alertmanagers() {
        Flux<AlertPart> parts =
                new TopicTail(connection, names.notifyInputs(), threads)
                        .parts()
                        .map(part -> new AlertPart(part.records(), part.isCaughtUp()));
        Alertmanagers made =
                new Alertmanagers(
                        targets, settings, parts, names, clock, timer, restart("alerts"), meters);
        alertmanagers = made;
        return made.run();
    }

    private Flux<Progress> webhook(Webhook webhook, Member member, DeadLetters deadLetters) {
        SourceSettings reading =
                new SourceSettings(
                        member,
                        List.of(names.alert()),
                        List.of(names.deadLetters(names.alert())),
                        1,
                        DRAIN_WITHIN,
                        Start.EARLIEST);
        KafkaSource source = KafkaSource.of(connection, reading, threads);
        sources.add(source);
        return new WebhookRole(
                        webhook,
                        policy,
                        source,
                        deadLetters,
                        clock,
                        timer,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        restart(webhook.toString()),
                        meters,
                        corrections())
                .run();
    }

    private Corrections corrections() {
        ToldAnew toldAnew = new ToldAnew(connection, names);
        return new Corrections(
                record -> Mono.fromCallable(() -> toldAnew.test(record)).subscribeOn(threads));
    }

    private Retry restart(String part) {
        return Restarts.always(
                timer,
                error -> LOG.warn("notify, {}: starts anew after {}", part, FailureLine.of(error)));
    }

    /** Whether it was asked to run. */
    synchronized boolean hasBegun() {
        return hasBegun;
    }

    /** Asks for an orderly end, which takes some seconds at most. */
    synchronized Mono<Void> stop() {
        var unused = stopped.tryEmitEmpty();
        if (alertmanagers != null) {
            alertmanagers.stop();
        }
        return Mono.when(sources.stream().map(BatchSource::stop).toList());
    }

    /** Records that wait for a webhook; nothing waits for an Alertmanager. Never blocks. */
    synchronized OptionalLong lag() {
        long sum = 0;
        for (KafkaSource source : sources) {
            OptionalLong lag = source.lag();
            if (lag.isEmpty()) {
                return lag;
            }
            sum += lag.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    @Override
    public void close() {
        // A reader that is interrupted complains.
        threads.disposeGracefully().timeout(DRAIN_WITHIN).onErrorComplete().block();
        timer.dispose();
    }
}
