package io.bellwether.notify;

import io.bellwether.notify.AlertFollower.Change;
import io.bellwether.notify.NotifyMeters.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Tells one Alertmanager everything, again and again: at once when there is something else to tell,
 * each round when there is not, and sooner while it does not answer. Knows nothing of the other
 * replicas, so that one that is dead delays none. One subscription at a time.
 */
final class AlertmanagerReplica {

    /** After failures the pause is first a sixteenth of a round, and doubles until it is one. */
    private static final int MOST_DOUBLINGS = 4;

    private final HttpTarget target;
    private final AlertmanagerSettings settings;
    private final AlertFollower alerts;
    private final HttpPoster poster;
    private final PostingCodec codec;
    private final InstantSource clock;
    private final Scheduler timer;
    private final NotifyMeters meters;
    private final Reachability reachability;
    private int failures;
    private long told;

    AlertmanagerReplica(
            HttpTarget target,
            AlertmanagerSettings settings,
            AlertFollower alerts,
            HttpPoster poster,
            InstantSource clock,
            Scheduler timer,
            NotifyMeters meters) {
        this.target = target;
        this.settings = settings;
        this.alerts = alerts;
        this.poster = poster;
        this.codec = new PostingCodec(settings.page());
        this.clock = clock;
        this.timer = timer;
        this.meters = meters;
        this.reachability = new Reachability("Alertmanager at " + target.place());
    }

    /** One element for each round; never completes. */
    Flux<Answer> run() {
        return Mono.defer(this::round).repeat();
    }

    private Mono<Answer> round() {
        return alerts.last()
                .flatMap(change -> post(change).delayUntil(answer -> untilNext(change)));
    }

    private Mono<Answer> post(Change change) {
        byte[] body = codec.encode(alerts.postings(clock.instant()));
        return poster.post(target, Map.of(), body).doOnNext(answer -> note(answer, change));
    }

    private void note(Answer answer, Change change) {
        meters.count(Kind.ALERTMANAGER, target.place(), answer);
        if (answer instanceof Answer.Status status && status.isSuccess()) {
            reachability.reached();
            failures = 0;
            noteLatency(change, clock.instant());
        } else {
            reachability.failed(answer);
            failures++;
        }
    }

    private void noteLatency(Change change, Instant now) {
        if (change.number() > told) {
            told = change.number();
            change.writtenAt()
                    .ifPresent(
                            writtenAt ->
                                    meters.delivered(
                                            Kind.ALERTMANAGER,
                                            target.place(),
                                            Duration.between(writtenAt, now)));
        }
    }

    private Duration pause() {
        Duration every = settings.every();
        if (failures == 0) {
            return every;
        }
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        return every.dividedBy(1 << MOST_DOUBLINGS).multipliedBy(1 << doublings);
    }

    private Mono<Void> untilNext(Change change) {
        return Mono.firstWithSignal(Mono.delay(pause(), timer), alerts.after(change)).then();
    }
}
