package io.bellwether.notify;

import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Offers dead letters once more to the webhooks they were for. They do not go back into the alert
 * topic: there, an old record would be taken for the present state of its alert, by every reader.
 */
public final class Redelivery {

    private final Map<String, Webhook> webhooks = new TreeMap<>();
    private final DeliveryPolicy policy;
    private final InstantSource clock;
    private final Scheduler timer;
    private final NotifyMeters meters;
    private final Corrections corrections;

    /**
     * @param corrections what may still be sent, and kept
     */
    public Redelivery(
            List<Webhook> webhooks,
            DeliveryPolicy policy,
            InstantSource clock,
            Scheduler timer,
            NotifyMeters meters,
            Corrections corrections) {
        webhooks.forEach(webhook -> this.webhooks.put(webhook.name(), webhook));
        this.policy = policy;
        this.clock = clock;
        this.timer = timer;
        this.meters = meters;
        this.corrections = corrections;
    }

    /**
     * One attempt, whatever the age of {@code letter}. Fails when nobody can tell what may be sent
     * or kept of it.
     *
     * @return what may be kept of the letter when the webhook has not taken it; empty when it has.
     *     It is kept too when there is no such webhook any more, or the letter has no value
     */
    public Mono<Optional<InputRecord>> deliver(InputRecord letter) {
        return corrections.current(letter).flatMap(this::offer);
    }

    private Mono<Optional<InputRecord>> offer(InputRecord letter) {
        Webhook webhook =
                letter.header(WebhookRole.WEBHOOK)
                        .map(Header::text)
                        .map(webhooks::get)
                        .orElse(null);
        if (webhook == null || letter.value() == null) {
            return Mono.just(Optional.of(letter));
        }
        return send(letter, webhook)
                .flatMap(isTaken -> isTaken ? Mono.just(Optional.empty()) : kept(letter));
    }

    /** Asked again: an attempt takes its time, and what is kept is written anew. */
    private Mono<Optional<InputRecord>> kept(InputRecord letter) {
        return corrections.current(letter).map(Optional::of);
    }

    private Mono<Boolean> send(InputRecord letter, Webhook webhook) {
        if (!(Prepared.of(letter, webhook) instanceof Prepared.Deliverable deliverable)) {
            return Mono.just(false);
        }
        HttpPoster poster = new HttpPoster(webhook.rule(), policy.timeout(), timer);
        return webhook.attempt(deliverable.message(), poster, clock, meters)
                .map(answer -> answer instanceof Answer.Status status && status.isSuccess());
    }
}
