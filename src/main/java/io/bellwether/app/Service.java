package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.Configuration;
import io.bellwether.config.ScorerKind;
import io.bellwether.dashboard.Board;
import io.bellwether.dashboard.BoardStatus;
import io.bellwether.dashboard.EventRoutes;
import io.bellwether.dashboard.HealthRoutes;
import io.bellwether.dashboard.MetricsRoutes;
import io.bellwether.dashboard.PageRoutes;
import io.bellwether.dashboard.PageSettings;
import io.bellwether.dashboard.WebRoutes;
import io.bellwether.dashboard.api.ApiRoutes;
import io.bellwether.dashboard.api.ApiSettings;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.ClusterWatch;
import io.bellwether.kafka.HeartbeatSettings;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.kafka.Member;
import io.bellwether.kafka.NotAllowedException;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.metrics.RoleMeters;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.Monitor;
import io.bellwether.notify.News;
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
import io.bellwether.redaction.Redactor;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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

    private static final int LOOK_SECONDS = 10;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(40);

    private final Configuration configuration;
    private final KafkaConnection connection;
    private final TopicNames names;
    private final Membership membership;
    private final String instance;
    private final InstantSource clock = InstantSource.system();
    private final AuthorNaming authors;
    private final Codecs codecs;
    private final DeadLetters deadLetters;
    private final Redactor redactor;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Scheduler blocking = Schedulers.newBoundedElastic(8, 100, "role", 60, true);
    private final Scheduler scoring = Schedulers.newParallel("scoring", cores, true);

    private final Scheduler watching = Schedulers.newSingle("cluster-watch", true);

    private final ServiceMeters meters;
    private final Map<Role, KafkaSource> sources = new ConcurrentHashMap<>();
    private final Notifications notifications;
    private final Board board;
    private volatile boolean isBoardFed;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final Disposable.Composite roles = Disposables.composite();
    private final Map<Role, Tally> tallies = new EnumMap<>(Role.class);
    private final Map<Role, Pulse> pulses = new EnumMap<>(Role.class);
    private final Map<Role, RoleMeters> roleMeters = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable ClusterWatch> cluster = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable CountDownLatch running;
    private boolean isClosed;
    private boolean isLetGo;

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
        this(configuration, connection, names, instance, authors, News.ofTheDay());
    }

    /**
     * As the other one.
     *
     * @param news which alerts others are told of
     */
    Service(
            Configuration configuration,
            KafkaConnection connection,
            TopicNames names,
            String instance,
            AuthorNaming authors,
            News news) {
        this.configuration = configuration;
        this.meters = new ServiceMeters(names);
        this.connection = connection.metered(meters.registry());
        this.names = names;
        this.instance = instance;
        board = new Board(names, clock);
        membership = Membership.of(configuration.kafka());
        this.authors = authors;
        codecs = new Codecs(names, configuration, authors);
        deadLetters = new DeadLetters(names, clock);
        redactor = Quotations.redactor(configuration);
        notifications =
                new Notifications(configuration, connection, names, clock, meters.registry(), news);
        for (Role role : Role.values()) {
            tallies.put(role, new Tally());
            pulses.put(role, new Pulse());
        }
    }

    /**
     * Starts {@code chosen} roles and returns; does nothing when it was closed before.
     *
     * @param scorer asked for once by roles that score, or name the words that carried what is
     *     quoted
     */
    synchronized void start(Set<Role> chosen, Supplier<SentimentScorer> scorer) {
        if (isClosed) {
            return;
        }
        CountDownLatch latch = new CountDownLatch(chosen.size());
        running = latch;
        watchCluster(chosen);
        Supplier<SentimentScorer> own = Scoring.once(scorer);
        for (Role role : chosen) {
            Flux<Progress> progress =
                    switch (role) {
                        case SCORE -> score(own.get());
                        case MONITOR -> monitor(Carriers.of(own.get()));
                        case NOTIFY -> notifications.run(this::member, deadLetters);
                        case DASHBOARD -> dashboard();
                    };
            roles.add(
                    progress.doFinally(signal -> latch.countDown())
                            .subscribe(
                                    done -> progressed(role, done), error -> giveUp(role, error)));
        }
    }

    private void watchCluster(Set<Role> chosen) {
        Set<String> topics = new TreeSet<>();
        if (chosen.contains(Role.SCORE)) {
            topics.addAll(names.scoreInputs());
            topics.addAll(names.scoreOutputs());
        }
        if (chosen.contains(Role.MONITOR)) {
            topics.add(names.scored());
            topics.addAll(names.monitorOutputs());
        }
        if (chosen.contains(Role.NOTIFY)) {
            topics.addAll(names.notifyInputs());
        }
        if (chosen.contains(Role.DASHBOARD)) {
            topics.addAll(List.of(names.alert(), names.level(), names.decision(), names.verdict()));
        }
        ClusterWatch watch = new ClusterWatch(connection, topics, ANSWERS_WITHIN);
        cluster.set(watch);
        meters.brokers(() -> watch.problems().isEmpty());
        var unused = watching.schedulePeriodically(watch::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void progressed(Role role, Progress done) {
        tally(role).add(done);
        pulse(role).moved();
    }

    private RoleMeters begin(Role role, KafkaSource source, List<String> inputs) {
        RoleMeters own = meters.role(role, source, inputs);
        roleMeters.put(role, own);
        sources.put(role, source);
        return own;
    }

    /** When and how often {@code role} starts anew. */
    private Retry restart(Role role) {
        return Restarts.always(blocking, error -> restarted(role, error));
    }

    private void restarted(Role role, Throwable error) {
        LOG.warn("a role starts anew after {}", describe(error));
        pulse(role).restarted(error);
        Optional.ofNullable(roleMeters.get(role)).ifPresent(RoleMeters::restarted);
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
                        TakeoverReport.settings(
                                scorer.id(),
                                configuration,
                                codecs::entry,
                                new ErasedAuthors(connection, names, configuration, authors),
                                meters.takeover()));
        RoleMeters counted = begin(Role.SCORE, source, names.scoreInputs());
        RecordScorer records =
                new RecordScorer(
                        names,
                        codecs::feedback,
                        codecs::notice,
                        scorer,
                        ShippedThemes.rules(),
                        codecs::entry,
                        deadLetters,
                        this::openings);
        return new ScorePipeline(
                        counted.counting(source),
                        records,
                        scoring,
                        cores,
                        restart(Role.SCORE),
                        meters.scoring(scorer, source))
                .run();
    }

    private List<Input> openings(Asset asset) {
        Input settings = new Input.SettingsChanged(configuration.monitorSettings(asset));
        return authors.keyId().isEmpty()
                ? List.of(settings)
                : List.of(settings, new Input.AuthorsNamed(asset, authors.keyId()));
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
        RoleMeters counted = begin(Role.MONITOR, source, List.of(names.scored()));
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
                        new PublishedAlerts(connection, names, codecs, carriers),
                        codecs::level,
                        codecs::verdict,
                        new Quotations(quotes, redactor),
                        deadLetters,
                        new HeardMonitors(meters.monitors(clock), pulse(Role.MONITOR)));
        SnapshotRhythm rhythm =
                new SnapshotRhythm(
                        configuration.snapshotEveryRecords(), configuration.snapshotEvery());
        return new MonitorPipeline(
                        counted.counting(source),
                        parts,
                        rhythm,
                        clock,
                        blocking,
                        restart(Role.MONITOR))
                .run();
    }

    private Flux<Progress> dashboard() {
        BoardFeed feed = new BoardFeed(board, connection, names, restart(Role.DASHBOARD));
        resources.add(feed);
        isBoardFed = true;
        return feed.run();
    }

    private Member member(Role role) {
        return member(role.label());
    }

    private Member member(String role) {
        return new Member(configuration.group(), role, instance, membership.protocol());
    }

    private void giveUp(Role role, Throwable error) {
        LOG.error("role {} gave up: {}", role.label(), describe(error));
        failure.compareAndSet(null, error);
        sources.values().forEach(source -> source.stop().subscribe());
        notifications.stop().subscribe();
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

    /** When {@code role} last got somewhere. */
    Pulse pulse(Role role) {
        Pulse pulse = pulses.get(role);
        if (pulse == null) {
            throw new IllegalStateException("every role has a pulse, but not " + role);
        }
        return pulse;
    }

    /** What looks after the brokers, from the start on. */
    Optional<ClusterWatch> cluster() {
        return Optional.ofNullable(cluster.get());
    }

    /** The source of {@code role}, once it has begun. */
    Optional<KafkaSource> source(Role role) {
        return Optional.ofNullable(sources.get(role));
    }

    /** What the process answers over HTTP when it has {@code chosen} roles. */
    List<WebRoutes> answers(Set<Role> chosen) throws IOException {
        List<WebRoutes> answers = new ArrayList<>();
        answers.add(new HealthRoutes(new ServiceHealth(this, ServiceHealth.PATIENCE)));
        answers.add(new MetricsRoutes(meters::scrape));
        if (chosen.contains(Role.DASHBOARD)) {
            answers.add(new PageRoutes(board, PageSettings.live("bellwether " + Version.number())));
            answers.add(new EventRoutes(board));
            answers.add(api());
        }
        return answers;
    }

    private WebRoutes api() throws IOException {
        PostedNotices notices = new PostedNotices(connection, names);
        resources.add(notices);
        ApiSettings settings = new ApiSettings(Version.number(), configuration.http().token());
        return new ApiRoutes(board, notices, settings, clock);
    }

    /** Roles that have begun, in order. */
    Set<Role> begun() {
        Set<Role> begun = EnumSet.noneOf(Role.class);
        begun.addAll(sources.keySet());
        if (notifications.hasBegun()) {
            begun.add(Role.NOTIFY);
        }
        if (isBoardFed) {
            begun.add(Role.DASHBOARD);
        }
        return begun;
    }

    /** Whether one of the roles has given up. */
    boolean hasFailed() {
        return failure.get() != null;
    }

    /** What {@code role} has done and has still to do; never blocks. */
    ServiceReport.Standing standing(Role role) {
        Tally tally = tally(role);
        return new ServiceReport.Standing(tally.records(), tally.deadLetters(), lag(role));
    }

    private OptionalLong lag(Role role) {
        if (role == Role.DASHBOARD) {
            BoardStatus status = board.status();
            boolean isFresh = status.isCaughtUp() && !status.isStale();
            return isFresh ? OptionalLong.of(0) : OptionalLong.empty();
        }
        KafkaSource source = sources.get(role);
        if (role == Role.NOTIFY) {
            return notifications.lag();
        }
        return source == null ? OptionalLong.empty() : source.lag();
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

    /**
     * Commits what is under way, within bounds, and lets go of everything, once. A signal and the
     * command that it ends both ask for this: whoever comes second waits for the first.
     */
    @Override
    public void close() {
        synchronized (resources) {
            if (!isLetGo) {
                isLetGo = true;
                letGo();
            }
        }
    }

    private void letGo() {
        List<BatchSource> open;
        synchronized (this) {
            isClosed = true;
            open = List.copyOf(sources.values());
        }
        Mono.when(open.stream().map(BatchSource::stop).toList())
                .and(notifications.stop())
                .timeout(DRAINED_WITHIN)
                .onErrorComplete()
                .block();
        // One that waits to start anew hears nothing from its source, and would never end.
        roles.dispose();
        watching.dispose();
        cluster().ifPresent(resources::add);
        resources.add(meters);
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("closing failed: {}", describe(e));
            }
        }
        notifications.close();
        scoring.dispose();
        blocking.dispose();
    }
}
