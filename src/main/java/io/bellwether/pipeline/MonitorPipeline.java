package io.bellwether.pipeline;

import java.time.InstantSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The role {@code monitor}: reads the journal of the assets it is given, watches them, and writes
 * alerts, levels and now and then its own state, each exactly once.
 */
public final class MonitorPipeline {

    private final BatchSource source;
    private final MonitorParts parts;
    private final SnapshotRhythm rhythm;
    private final InstantSource clock;
    private final Scheduler watching;
    private final Retry restart;

    /**
     * @param clock decides when to save, never what is said
     * @param watching runs the monitors; its threads may block
     * @param restart when and how often the role starts anew after an error, see {@link Restarts}
     */
    public MonitorPipeline(
            BatchSource source,
            MonitorParts parts,
            SnapshotRhythm rhythm,
            InstantSource clock,
            Scheduler watching,
            Retry restart) {
        this.source = source;
        this.parts = parts;
        this.rhythm = rhythm;
        this.clock = clock;
        this.watching = watching;
        this.restart = restart;
    }

    /**
     * Runs the role: one element for each committed batch. Completes after the source's {@link
     * BatchSource#stop}; fails when {@code restart} gives up. Every restart begins with no monitors
     * in memory.
     */
    public Flux<Progress> run() {
        return Flux.defer(this::session).checkpoint("monitor").retryWhen(restart);
    }

    private Flux<Progress> session() {
        MonitorSession session = new MonitorSession(parts, rhythm, clock);
        return source.batches()
                .concatMap(batch -> observe(session, batch), 1)
                .concatMap(this::commit, 1)
                .doFinally(signal -> parts.listener().ended());
    }

    /**
     * Watches one batch at a time on a thread that may block. The next batch is watched while this
     * one is committed: should the commit fail, the session ends and its monitors with it.
     */
    private Mono<Watched> observe(MonitorSession session, Batch batch) {
        return Mono.fromSupplier(() -> new Watched(batch, session.observe(batch)))
                .subscribeOn(watching);
    }

    private Mono<Progress> commit(Watched watched) {
        Outcome outcome = watched.observed.outcome();
        return watched.batch
                .commit(outcome)
                .doOnSuccess(done -> parts.listener().committed(watched.observed.news()))
                .thenReturn(Progress.of(outcome));
    }

    private record Watched(Batch batch, MonitorSession.Observed observed) {}
}
