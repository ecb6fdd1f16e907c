package io.bellwether.notify;

import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.TopicNames;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Tells any number of Alertmanagers which alerts are open and which are over.
 *
 * <p>By level and not by edge: each round tells everything, so that nothing can be lost, whoever
 * was away meanwhile, and nothing has to be remembered beside the topic. Alertmanager itself makes
 * one of what it is told twice, by the labels; and takes for over what it is not told again.
 * Several processes may do this at the same time.
 */
public final class Alertmanagers {

    private final AlertFollower alerts;
    private final List<AlertmanagerReplica> replicas = new ArrayList<>();
    private final Retry restart;
    private final Sinks.Empty<Void> stopped = Sinks.empty();

    /**
     * @param targets the base addresses, such as {@code http://alertmanager:9093}; one at least
     * @param parts the topics of alerts and levels, from the beginning with each subscription
     * @param clock the wall clock
     * @param timer counts rounds and pauses
     * @param restart when reading starts anew after an error
     */
    public Alertmanagers(
            List<HttpTarget> targets,
            AlertmanagerSettings settings,
            Flux<AlertPart> parts,
            TopicNames names,
            InstantSource clock,
            Scheduler timer,
            Retry restart,
            NotifyMeters meters) {
        this.alerts = new AlertFollower(parts, names, settings);
        this.restart = restart;
        HttpPoster poster = new HttpPoster(AddressRule.ANY, settings.timeout(), timer);
        for (HttpTarget target : targets) {
            replicas.add(
                    new AlertmanagerReplica(
                            target, settings, alerts, poster, clock, timer, meters));
        }
        meters.open(alerts::openAlerts);
    }

    /** A target from its base address, as a person writes it. */
    public static HttpTarget target(URI base) {
        return HttpTarget.of(base, PostingCodec.PATH);
    }

    /**
     * Runs until {@link #stop}: one element for each part that was read.
     *
     * <p>All replicas run at once; requests go out on the threads of HTTP and of {@code timer}.
     */
    public Flux<Progress> run() {
        List<Flux<Progress>> all = new ArrayList<>();
        all.add(alerts.run(restart));
        for (AlertmanagerReplica replica : replicas) {
            all.add(replica.run().ignoreElements().cast(Progress.class).flux());
        }
        return Flux.merge(Flux.fromIterable(all), all.size(), 1).takeUntilOther(stopped.asMono());
    }

    /** Ends at once. What is open stays so in Alertmanager for some rounds. */
    public void stop() {
        var unused = stopped.tryEmitEmpty();
    }
}
