package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.config.ScorerKind;
import io.bellwether.dashboard.HealthRoutes;
import io.bellwether.dashboard.MetricsRoutes;
import io.bellwether.dashboard.WebRoutes;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.HeartbeatSettings;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.kafka.Member;
import io.bellwether.kafka.NotAllowedException;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.monitor.Monitor;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.MonitorParts;
import io.bellwether.pipeline.MonitorPipeline;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.RecordScorer;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.ScorePipeline;
import io.bellwether.pipeline.SnapshotRhythm;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.SentimentScorer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The roles of one process: wires them, runs them until they are stopped or one gives up, and
 * counts what they do. Safe for several threads.
 */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final Duration QUOTES_WITHIN = Duration.ofSeconds(20);

    /** Some seconds' worth on one processor. */
    private static final int MAX_PARSED = 500;

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(40);

    private final Configuration configuration;
    private final KafkaConnection connection;
    private final TopicNames names;
    private final Membership membership;
    private final String instance;
    private final InstantSource clock = InstantSource.system();
    private final Codecs codecs;
    private final DeadLetters deadLetters;
    private final Retry restart;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Scheduler blocking = Schedulers.newBoundedElastic(8, 100, "role", 60, true);
    private final Scheduler scoring = Schedulers.newParallel("scoring", cores, true);

    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Role, KafkaSource> sources = new ConcurrentHashMap<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final Disposable.Composite roles = Disposables.composite();
    private final Map<Role, Tally> tallies = new EnumMap<>(Role.class);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable CountDownLatch running;
    private boolean isClosed;

    /**
     * A service that is not running yet.
     *
     * @param instance a name that no other process of the group has
     */
    Service(
            Configuration configuration,
            KafkaConnection connection,
            TopicNames names,
            String instance,
            AuthorNaming authors) {
        this.configuration = configuration;
        this.connection = connection;
        this.names = names;
        this.instance = instance;
        membership = Membership.of(configuration.kafka());
        codecs = new Codecs(names, configuration, authors);
        deadLetters = new DeadLetters(names, clock);
        restart =
                Restarts.always(
                        blocking,
                        error -> LOG.warn("a role starts anew after {}", describe(error)));
        for (Role role : Role.values()) {
            tallies.put(role, new Tally());
        }
    }

    /**
     * Starts {@code chosen} roles and returns; does nothing when it was closed before.
     *
     * @param scorer asked for once: to score, and to name the words that carried what is quoted
     */
    synchronized void start(Set<Role> chosen, Supplier<SentimentScorer> scorer) {
        if (isClosed) {
            return;
        }
        CountDownLatch latch = new CountDownLatch(chosen.size());
        running = latch;
        SentimentScorer own = scorer.get();
        Carriers carriers = Carriers.of(own);
        for (Role role : chosen) {
            Flux<Progress> progress =
                    switch (role) {
                        case SCORE -> score(own);
                        case MONITOR -> monitor(carriers);
                    };
            Tally tally = tally(role);
            roles.add(
                    progress.doFinally(signal -> latch.countDown())
                            .subscribe(tally::add, error -> giveUp(role, error)));
        }
    }

    private Flux<Progress> score(SentimentScorer scorer) {
        HeartbeatSettings usual = HeartbeatSettings.defaults();
        HeartbeatSettings heartbeats =
                new HeartbeatSettings(configuration.heartbeatEvery(), usual.quiet(), usual.ahead());
        SourceSettings reading =
                new SourceSettings(
                        member(Role.SCORE),
                        names.scoreInputs(),
                        names.scoreOutputs(),
                        maxRecords(),
                        SourceSettings.DRAIN_WITHIN,
                        membership.start());
        KafkaSource source =
                KafkaSource.ofFeedback(
                        connection,
                        reading,
                        names,
                        heartbeats,
                        clock,
                        blocking,
                        TakeoverReport.settings(scorer.id(), configuration, codecs));
        sources.put(Role.SCORE, source);
        RecordScorer records =
                new RecordScorer(
                        names,
                        codecs::feedback,
                        codecs::notice,
                        scorer,
                        ShippedThemes.rules(),
                        codecs::entry,
                        deadLetters,
                        configuration::monitorSettings);
        return new ScorePipeline(source, records, scoring, cores, restart).run();
    }

    /** What the scorer does well within the time to drain. */
    private int maxRecords() {
        return configuration.scorerKind() == ScorerKind.TREE
                ? MAX_PARSED
                : SourceSettings.MAX_RECORDS;
    }

    private Flux<Progress> monitor(Carriers carriers) {
        KafkaSource source =
                KafkaSource.ofJournal(
                        connection,
                        SourceSettings.of(
                                member(Role.MONITOR),
                                List.of(names.scored()),
                                names.monitorOutputs()),
                        blocking);
        sources.put(Role.MONITOR, source);
        SnapshotTopic snapshots = new SnapshotTopic(connection, names, Monitor.SNAPSHOT_VERSION);
        QuoteReader quotes = new QuoteReader(connection, codecs::text, QUOTES_WITHIN);
        resources.add(quotes);
        MonitorParts parts =
                new MonitorParts(
                        names,
                        codecs::entry,
                        new Watchers(),
                        new KafkaHistory(connection, names, snapshots),
                        snapshots,
                        (alert, texts) -> codecs.alert(alert, texts, carriers),
                        codecs::level,
                        codecs::verdict,
                        quotes,
                        deadLetters);
        SnapshotRhythm rhythm =
                new SnapshotRhythm(
                        configuration.snapshotEveryRecords(), configuration.snapshotEvery());
        return new MonitorPipeline(source, parts, rhythm, clock, blocking, restart).run();
    }

    private Member member(Role role) {
        return new Member(configuration.group(), role.label(), instance, membership.protocol());
    }

    private void giveUp(Role role, Throwable error) {
        LOG.error("role {} gave up: {}", role.label(), describe(error));
        failure.compareAndSet(null, error);
        sources.values().forEach(source -> source.stop().subscribe());
    }

    /** Kafka's and our own messages name places, never texts. */
    private static String describe(Throwable error) {
        Throwable told =
                error instanceof RuntimeException failure
                        ? NotAllowedException.explained(failure)
                        : error;
        return told.getClass().getSimpleName() + ": " + told.getMessage();
    }

    /** What {@code role} has done since the start. */
    Tally tally(Role role) {
        Tally tally = tallies.get(role);
        if (tally == null) {
            throw new IllegalStateException("every role has a tally, but not " + role);
        }
        return tally;
    }

    /** What the process answers over HTTP. */
    List<WebRoutes> answers() {
        return List.of(
                new HealthRoutes(new ServiceHealth(this)), new MetricsRoutes(meters::scrape));
    }

    /** Roles that have begun, in order. */
    Set<Role> begun() {
        return sources.isEmpty() ? Set.of() : EnumSet.copyOf(sources.keySet());
    }

    /** Whether one of the roles has given up. */
    boolean hasFailed() {
        return failure.get() != null;
    }

    /** What {@code role} has done and has still to do; never blocks. */
    ServiceReport.Standing standing(Role role) {
        Tally tally = tally(role);
        KafkaSource source = sources.get(role);
        OptionalLong lag = source == null ? OptionalLong.empty() : source.lag();
        return new ServiceReport.Standing(tally.records(), tally.deadLetters(), lag);
    }

    /** Ends at once, without finishing what is under way: there is no broker to commit it to. */
    void breakOff(String reason) {
        failure.compareAndSet(null, new RoleFailedException(reason));
        roles.dispose();
    }

    /**
     * Waits until every role has ended.
     *
     * @return whether they have, within {@code patience}
     * @throws RoleFailedException when one of them gave up
     */
    boolean await(Duration patience) throws InterruptedException {
        CountDownLatch latch = running;
        boolean isOver = latch == null || latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        Throwable cause = failure.get();
        if (cause instanceof RoleFailedException known) {
            throw known;
        }
        if (cause != null) {
            throw new RoleFailedException(describe(cause), cause);
        }
        return isOver;
    }

    /** Commits what is under way, within bounds, and lets go of everything. */
    @Override
    public void close() {
        List<BatchSource> open;
        synchronized (this) {
            isClosed = true;
            open = List.copyOf(sources.values());
        }
        Mono.when(open.stream().map(BatchSource::stop).toList())
                .timeout(DRAINED_WITHIN)
                .onErrorComplete()
                .block();
        // One that waits to start anew hears nothing from its source, and would never end.
        roles.dispose();
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("closing failed: {}", describe(e));
            }
        }
        scoring.dispose();
        blocking.dispose();
    }
}
