package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Batches from topics, each committed together with what was made of it. Safe for use by several
 * threads; one subscription at a time, because a second one would shut the first one's producer
 * out.
 */
public final class KafkaSource implements BatchSource {

    private final KafkaConnection connection;
    private final SourceSettings settings;
    private final Supplier<SourceWatch> watches;
    private final Scheduler scheduler;
    private final IdlePartitions idle;
    private final AtomicLong aborts = new AtomicLong();
    private final Backlog backlog = new Backlog();
    private final Set<ConsumeLoop> running = new HashSet<>();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private boolean isStopped;

    private KafkaSource(
            KafkaConnection connection,
            SourceSettings settings,
            Supplier<SourceWatch> watches,
            Scheduler scheduler,
            IdlePartitions idle) {
        this.connection = connection;
        this.settings = settings;
        this.watches = watches;
        this.scheduler = scheduler;
        this.idle = idle;
    }

    private KafkaSource(
            KafkaConnection connection,
            SourceSettings settings,
            Supplier<SourceWatch> watches,
            Scheduler scheduler) {
        this(connection, settings, watches, scheduler, new IdlePartitions());
    }

    /**
     * Feedback, decisions and controls, with heartbeats.
     *
     * @param clock the wall clock that heartbeats tell
     * @param scheduler gives the source a thread, which is blocked as long as the subscription
     *     lasts; and a second one until the scorer is in office everywhere
     * @param takeover how the scorer takes over when the journal last speaks of another one; empty
     *     for without a word
     */
    public static KafkaSource ofFeedback(
            KafkaConnection connection,
            SourceSettings settings,
            TopicNames names,
            HeartbeatSettings heartbeats,
            InstantSource clock,
            Scheduler scheduler,
            Optional<TakeoverSettings> takeover) {
        IdlePartitions idle = new IdlePartitions();
        Supplier<SourceWatch> watches =
                () ->
                        new FeedbackWatch(
                                names,
                                heartbeats,
                                clock,
                                idle,
                                takeover.map(
                                                how ->
                                                        new Takeover(
                                                                connection,
                                                                names,
                                                                how,
                                                                clock,
                                                                scheduler))
                                        .orElse(null));
        return new KafkaSource(connection, settings, watches, scheduler, idle);
    }

    /** The journal, for a role that keeps state: says which partitions came and went. */
    public static KafkaSource ofJournal(
            KafkaConnection connection, SourceSettings settings, Scheduler scheduler) {
        return new KafkaSource(connection, settings, JournalWatch::new, scheduler);
    }

    /** Any topics, for a role that keeps no state, such as one that notifies. */
    public static KafkaSource of(
            KafkaConnection connection, SourceSettings settings, Scheduler scheduler) {
        return new KafkaSource(connection, settings, SourceWatch::silent, scheduler);
    }

    @Override
    public Flux<Batch> batches() {
        return Flux.create(this::start, FluxSink.OverflowStrategy.ERROR);
    }

    @Override
    public Mono<Void> stop() {
        return Mono.defer(this::stopNow);
    }

    /**
     * Records of this member's partitions that are not committed, about: what the client knew half
     * a second ago, transaction marks included. Empty while it is not known, as before the first
     * answer of a broker. Never blocks.
     */
    public OptionalLong lag() {
        return backlog.records();
    }

    /**
     * Records that are not committed and that nothing keeps from being worked on: as {@link #lag},
     * without partitions that wait for slower ones or for a takeover. 0 while it is not known.
     */
    public long workable() {
        return backlog.workable();
    }

    /** How long the thread of the consumer has not come round; a healthy one does all the time. */
    public Duration sinceTurn() {
        return backlog.sinceTurn();
    }

    /** Transactions that were begun and not committed, since this object was made. */
    public long aborts() {
        return aborts.get();
    }

    /**
     * How many of this member's partitions are read to their end and quiet, for each asset of which
     * it has one; empty for sources that write no heartbeats.
     */
    public Map<Asset, Integer> idlePartitions() {
        return idle.counts();
    }

    /** Records that were handed out and are not committed. */
    int underWay() {
        return backlog.underWay();
    }

    private Mono<Void> stopNow() {
        synchronized (running) {
            isStopped = true;
            running.forEach(ConsumeLoop::stop);
            endIfDone();
        }
        return ended.asMono();
    }

    private void start(FluxSink<Batch> sink) {
        // Not tied to the sink: disposing of the task would interrupt the clients in mid-request.
        var unused = scheduler.schedule(() -> run(sink));
    }

    private void run(FluxSink<Batch> sink) {
        ConsumeLoop loop;
        synchronized (running) {
            if (isStopped || sink.isCancelled()) {
                sink.complete();
                return;
            }
            try {
                loop = loop(sink);
            } catch (RuntimeException e) {
                sink.error(e);
                return;
            }
            running.add(loop);
        }
        try {
            loop.run();
        } finally {
            synchronized (running) {
                running.remove(loop);
                endIfDone();
            }
        }
    }

    private ConsumeLoop loop(FluxSink<Batch> sink) {
        TransactionWriter writer =
                new TransactionWriter(
                        connection, settings.member().transactionalId(), aborts::incrementAndGet);
        try {
            return new ConsumeLoop(
                    connection.member(settings.member(), settings.maxRecords()),
                    writer,
                    settings,
                    watches.get(),
                    backlog,
                    sink);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private void endIfDone() {
        if (isStopped && running.isEmpty()) {
            var unused = ended.tryEmitEmpty();
        }
    }
}
