package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.alert.Alert;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Pointer;
import io.bellwether.monitor.Level;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Encoded;
import io.bellwether.pipeline.MonitorFactory;
import io.bellwether.pipeline.MonitorListener;
import io.bellwether.pipeline.MonitorParts;
import io.bellwether.pipeline.MonitorPipeline;
import io.bellwether.pipeline.MonitorPort;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.QuoteSource;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.SnapshotRhythm;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One member of the role that monitors, with its threads. */
final class MonitorRig implements AutoCloseable {

    final List<Throwable> restarts = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final AtomicLong records = new AtomicLong();
    private final KafkaSource source;
    private final Scheduler thread = Schedulers.newSingle("monitor-loop");
    private final Scheduler watching = Schedulers.newBoundedElastic(1, 1_000, "watching");
    private final Flux<Progress> progress;
    private @Nullable Disposable running;

    MonitorRig(TopicNames names, String group, String instance, GroupProtocol protocol) {
        this(names, group, instance, protocol, pointers -> Map.of());
    }

    MonitorRig(
            TopicNames names,
            String group,
            String instance,
            GroupProtocol protocol,
            QuoteSource quotes) {
        this(
                TestBroker.connection(protocol),
                names,
                new Member(group, "monitor", instance, protocol),
                quotes);
    }

    MonitorRig(KafkaConnection connection, TopicNames names, Member member, QuoteSource quotes) {
        SourceSettings settings =
                new SourceSettings(
                        member,
                        List.of(names.scored()),
                        names.monitorOutputs(),
                        37,
                        Duration.ofSeconds(20),
                        SourceSettings.Start.EARLIEST);
        source = KafkaSource.ofJournal(connection, settings, thread);
        progress =
                new MonitorPipeline(
                                source,
                                parts(connection, names, quotes),
                                new SnapshotRhythm(150, Duration.ofHours(1)),
                                InstantSource.system(),
                                watching,
                                Restarts.always(Schedulers.parallel(), restarts::add))
                        .run();
    }

    MonitorRig start() {
        running = progress.subscribe(done -> records.addAndGet(done.records()), failures::add);
        return this;
    }

    void stop() {
        source.stop().block(Duration.ofSeconds(30));
    }

    void cancel() {
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public void close() {
        Mono<Void> stopped = source.stop();
        cancel();
        stopped.block(Duration.ofSeconds(30));
        thread.dispose();
        watching.dispose();
    }

    private static MonitorParts parts(
            KafkaConnection connection, TopicNames names, QuoteSource quotes) {
        SnapshotTopic snapshots = new SnapshotTopic(connection, names, 1, 5);
        return new MonitorParts(
                names,
                Wire::entries,
                factory(),
                new KafkaHistory(connection, names, snapshots),
                snapshots,
                MonitorRig::alert,
                MonitorRig::level,
                verdict -> {
                    throw new AssertionError("no hypothesis was registered");
                },
                quotes,
                new DeadLetters(names, InstantSource.system()),
                MonitorListener.silent());
    }

    private static MonitorFactory factory() {
        return new MonitorFactory() {
            @Override
            public MonitorPort fresh(Asset asset) {
                return new CountingMonitor(asset);
            }

            @Override
            public MonitorPort restore(Asset asset, byte[] state) {
                return CountingMonitor.restored(asset, state);
            }
        };
    }

    private static Encoded alert(Alert alert, Map<Pointer, String> texts) {
        return encoded(alert.alertId(), alert.alertId() + "|" + String.join(",", texts.values()));
    }

    /** The level's votes and authors carry the counting monitor's count and hash. */
    private static Encoded level(Level level) {
        return encoded(level.asset().label(), level.votes() + ":" + level.authors());
    }

    private static Encoded encoded(String key, String value) {
        return new Encoded(key.getBytes(UTF_8), value.getBytes(UTF_8), List.of());
    }
}
