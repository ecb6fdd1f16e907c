package io.bellwether.app;

import io.bellwether.config.Configuration;
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
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.kafka.ClusterWatch;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.notify.News;
import io.bellwether.pipeline.BatchSource;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.redaction.Redactor;
import io.bellwether.sentiment.SentimentScorer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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

    private static final int LOOK_SECONDS = 10;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(40);

    private final Configuration configuration;
    private final KafkaConnection connection;
    private final TopicNames names;
    private final InstantSource clock = InstantSource.system();
    private final Scheduler blocking = Schedulers.newBoundedElastic(8, 100, "role", 60, true);
    private final Scheduler watching = Schedulers.newSingle("cluster-watch", true);

    private final ServiceMeters meters;
    private final RoleWiring wiring;
    private final RoleStates states = new RoleStates();
    private final ScoreRole scoring;
    private final Redactor redactor;
    private final Notifications notifications;
    private final Board board;
    private volatile boolean isBoardFed;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final Disposable.Composite roles = Disposables.composite();
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
        board = new Board(names, clock);
        wiring = wiring(instance, authors);
        scoring = new ScoreRole(wiring, states);
        redactor = Quotations.redactor(configuration);
        notifications =
                new Notifications(configuration, connection, names, clock, meters.registry(), news);
    }

    private RoleWiring wiring(String instance, AuthorNaming authors) {
        return new RoleWiring(
                configuration,
                connection,
                names,
                instance,
                Membership.of(configuration.kafka()),
                authors,
                new Codecs(names, configuration, authors),
                new DeadLetters(names, clock),
                clock,
                meters,
                blocking);
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
                        case SCORE -> scoring.run(own.get(), restart(role));
                        case MONITOR -> monitor(Carriers.of(own.get()));
                        case NOTIFY -> notifications.run(wiring::member, wiring.deadLetters());
                        case DASHBOARD -> dashboard();
                    };
            roles.add(
                    progress.doFinally(signal -> latch.countDown())
                            .subscribe(
                                    done -> states.progressed(role, done),
                                    error -> giveUp(role, error)));
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

    /** When and how often {@code role} starts anew. */
    private Retry restart(Role role) {
        return Restarts.always(blocking, error -> restarted(role, error));
    }

    private void restarted(Role role, Throwable error) {
        LOG.warn("a role starts anew after {}", FailureLine.of(error));
        states.restarted(role, error);
    }

    private Flux<Progress> monitor(Carriers carriers) {
        MonitorRole role = new MonitorRole(wiring, states, redactor);
        resources.add(role);
        return role.run(carriers, restart(Role.MONITOR));
    }

    private Flux<Progress> dashboard() {
        BoardFeed feed = new BoardFeed(board, connection, names, restart(Role.DASHBOARD));
        resources.add(feed);
        isBoardFed = true;
        return feed.run();
    }

    private void giveUp(Role role, Throwable error) {
        LOG.error("role {} gave up: {}", role.label(), FailureLine.of(error));
        failure.compareAndSet(null, error);
        states.sources().forEach(source -> source.stop().subscribe());
        notifications.stop().subscribe();
    }

    /** What {@code role} has done since the start. */
    Tally tally(Role role) {
        return states.tally(role);
    }

    /** When {@code role} last got somewhere. */
    Pulse pulse(Role role) {
        return states.pulse(role);
    }

    /** What looks after the brokers, from the start on. */
    Optional<ClusterWatch> cluster() {
        return Optional.ofNullable(cluster.get());
    }

    /** The source of {@code role}, once it has begun. */
    Optional<KafkaSource> source(Role role) {
        return states.source(role);
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
        Set<Role> begun = states.begun();
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
        if (role == Role.NOTIFY) {
            return notifications.lag();
        }
        return source(role).map(KafkaSource::lag).orElse(OptionalLong.empty());
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
            throw new RoleFailedException(FailureLine.of(cause), cause);
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
        List<KafkaSource> open;
        synchronized (this) {
            isClosed = true;
            open = states.sources();
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
                LOG.warn("closing failed: {}", FailureLine.of(e));
            }
        }
        notifications.close();
        scoring.close();
        blocking.dispose();
    }
}
