package io.bellwether.notify;

import io.bellwether.feedback.Rejection;
import io.bellwether.notify.NotifyMeters.Kind;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Outcome;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Tells one webhook of every alert record, in the order of each asset: at least once, and with the
 * same id each time. How far it came is committed only when a record was delivered, or together
 * with its dead letter.
 */
public final class WebhookRole {

    /** Header of a dead letter: the name of the webhook that it was for. */
    public static final String WEBHOOK = "bellwether.webhook";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRole.class);

    private final Webhook webhook;
    private final BatchSource source;
    private final WebhookDelivery delivery;
    private final DeadLetters deadLetters;
    private final Retry restart;
    private final NotifyMeters meters;
    private final Corrections corrections;

    /**
     * @param source records of the alert topic, best one in a batch: those of a batch that were
     *     delivered before a crash are delivered again after it
     * @param clock the wall clock
     * @param timer counts pauses
     * @param chance numbers in [0, 1), for the jitter of pauses
     * @param restart when and how often the role starts anew after an error
     * @param corrections what may still be sent
     */
    public WebhookRole(
            Webhook webhook,
            DeliveryPolicy policy,
            BatchSource source,
            DeadLetters deadLetters,
            InstantSource clock,
            Scheduler timer,
            DoubleSupplier chance,
            Retry restart,
            NotifyMeters meters,
            Corrections corrections) {
        this.webhook = webhook;
        this.source = source;
        this.deadLetters = deadLetters;
        this.restart = restart;
        this.meters = meters;
        this.corrections = corrections;
        HttpPoster poster = new HttpPoster(webhook.rule(), policy.timeout(), timer);
        this.delivery =
                new WebhookDelivery(
                        webhook, policy, poster, clock, timer, chance, meters, corrections);
    }

    /**
     * Runs the role: one element for each committed batch. Completes after the source's {@link
     * BatchSource#stop}; fails when {@code restart} gives up.
     *
     * <p>Demands one batch at a time and none ahead, so that nothing else waits for the end.
     */
    public Flux<Progress> run() {
        return source.batches().concatMap(this::handle, 0).checkpoint("webhook").retryWhen(restart);
    }

    private Mono<Progress> handle(Batch batch) {
        return Flux.fromIterable(batch.records())
                .concatMap(this::deliver, 1)
                .collectList()
                .flatMap(letters -> commit(batch, letters));
    }

    private Mono<Optional<OutputRecord>> deliver(InputRecord record) {
        return delivery.deliver(record).flatMap(fate -> letter(record, fate));
    }

    private static Mono<Progress> commit(Batch batch, List<Optional<OutputRecord>> made) {
        List<OutputRecord> letters = made.stream().flatMap(Optional::stream).toList();
        int records = batch.records().size();
        return batch.commit(Outcome.of(letters, records, letters.size()))
                .thenReturn(new Progress(records, letters.size(), letters.size()));
    }

    private Mono<Optional<OutputRecord>> letter(InputRecord record, Fate fate) {
        return switch (fate) {
            case Fate.Done done -> Mono.just(Optional.empty());
            case Fate.SetAside aside ->
                    corrections
                            .current(record)
                            .map(current -> Optional.of(setAside(current, aside.rejection())));
        };
    }

    private OutputRecord setAside(InputRecord record, Rejection rejection) {
        LOG.warn("{}: {} goes to the dead letters: {}", webhook, record, rejection);
        meters.count(Kind.WEBHOOK, webhook.name(), NotifyMeters.Outcome.DEAD_LETTER);
        List<Header> headers = new ArrayList<>(record.headers());
        headers.add(Header.of(WEBHOOK, webhook.name()));
        return deadLetters.of(
                new InputRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        headers),
                rejection);
    }
}
