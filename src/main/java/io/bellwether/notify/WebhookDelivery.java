package io.bellwether.notify;

import io.bellwether.feedback.Rejection;
import io.bellwether.notify.NotifyMeters.Kind;
import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Delivers one record after the other to a webhook, each until it is taken or has to be set aside.
 * For one subscription at a time.
 */
final class WebhookDelivery {

    private final Webhook webhook;
    private final DeliveryPolicy policy;
    private final HttpPoster poster;
    private final InstantSource clock;
    private final Scheduler timer;
    private final DoubleSupplier chance;
    private final NotifyMeters meters;
    private final Corrections corrections;
    private final Reachability reachability;

    /**
     * @param clock the wall clock, for signatures and for what is news
     * @param timer counts pauses, and the time since the first attempt
     * @param chance numbers in [0, 1), for the jitter of pauses
     */
    WebhookDelivery(
            Webhook webhook,
            DeliveryPolicy policy,
            HttpPoster poster,
            InstantSource clock,
            Scheduler timer,
            DoubleSupplier chance,
            NotifyMeters meters,
            Corrections corrections) {
        this.webhook = webhook;
        this.policy = policy;
        this.poster = poster;
        this.clock = clock;
        this.timer = timer;
        this.chance = chance;
        this.meters = meters;
        this.corrections = corrections;
        this.reachability = new Reachability(webhook.toString());
    }

    /**
     * Delivers {@code record}, as often and as long as the policy has it. Each attempt sends what
     * may be sent then.
     */
    Mono<Fate> deliver(InputRecord record) {
        return Corrections.isOne(record)
                ? Mono.just(new Fate.Done())
                : attempt(record, 1, timer.now(TimeUnit.MILLISECONDS));
    }

    private Mono<Fate> attempt(InputRecord record, int number, long since) {
        return corrections.current(record).flatMap(current -> send(current, number, since));
    }

    private Mono<Fate> send(InputRecord record, int number, long since) {
        return switch (Prepared.of(record, webhook, policy, clock.instant())) {
            case Prepared.Passed passed -> Mono.just(new Fate.Done());
            case Prepared.Unusable unusable -> Mono.just(new Fate.SetAside(unusable.rejection()));
            case Prepared.Deliverable deliverable ->
                    webhook.attempt(deliverable.message(), poster, clock, meters)
                            .flatMap(answer -> after(answer, record, deliverable, number, since));
        };
    }

    private Mono<Fate> after(
            Answer answer,
            InputRecord record,
            Prepared.Deliverable deliverable,
            int number,
            long since) {
        if (answer instanceof Answer.Status status && status.isSuccess()) {
            reachability.reached();
            Duration latency = Duration.between(deliverable.alert().writtenAt(), clock.instant());
            meters.delivered(Kind.WEBHOOK, webhook.name(), latency);
            return Mono.just(new Fate.Done());
        }
        if (!isPassing(answer)) {
            return Mono.just(setAside(answer.inWords()));
        }
        reachability.failed(answer);
        Duration pause = pause(answer, number);
        long spent = timer.now(TimeUnit.MILLISECONDS) - since;
        if (spent + pause.toMillis() > policy.within().toMillis()) {
            return Mono.just(
                    setAside(answer.inWords() + " at the last of " + number + " attempts"));
        }
        return Mono.delay(pause, timer).flatMap(tick -> attempt(record, number + 1, since));
    }

    private static boolean isPassing(Answer answer) {
        return switch (answer) {
            case Answer.Status status -> status.isPassing();
            case Answer.Unreachable unreachable -> true;
            case Answer.Refused refused -> false;
        };
    }

    private Duration pause(Answer answer, int failures) {
        Duration own = policy.pause(failures, chance.getAsDouble());
        if (!(answer instanceof Answer.Status status) || status.retryAfter().isEmpty()) {
            return own;
        }
        Duration asked = status.retryAfter().get();
        Duration most = policy.longestRetryAfter();
        Duration granted = asked.compareTo(most) < 0 ? asked : most;
        return granted.compareTo(own) > 0 ? granted : own;
    }

    private static Fate setAside(String reason) {
        return new Fate.SetAside(new Rejection(Rejection.Reason.NOT_DELIVERED, reason));
    }
}
