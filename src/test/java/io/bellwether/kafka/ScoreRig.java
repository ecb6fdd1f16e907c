package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.RecordScorer;
import io.bellwether.pipeline.Restarts;
import io.bellwether.pipeline.ScorePipeline;
import io.bellwether.pipeline.ScoringListener;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.Score;
import io.bellwether.sentiment.SentimentScorer;
import io.bellwether.theme.ThemeRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** One member of the role that scores, with its threads. */
final class ScoreRig implements AutoCloseable {

    static final HeartbeatSettings QUICK =
            new HeartbeatSettings(
                    Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofHours(1));

    final List<Throwable> restarts = new CopyOnWriteArrayList<>();
    final AtomicLong records = new AtomicLong();
    final KafkaSource source;
    private final Scheduler thread = Schedulers.newSingle("score-loop");
    private final Scheduler scoring = Schedulers.newBoundedElastic(2, 1_000, "scoring");
    private final Flux<Progress> progress;
    private @Nullable Disposable running;

    ScoreRig(TopicNames names, Member member, Function<String, Score> scores) {
        this(names, member, scores, 100);
    }

    ScoreRig(TopicNames names, Member member, Function<String, Score> scores, int maxRecords) {
        this(
                TestBroker.connection(member.protocol()),
                names,
                member,
                scores,
                maxRecords,
                Duration.ofSeconds(20));
    }

    ScoreRig(
            KafkaConnection connection,
            TopicNames names,
            Member member,
            Function<String, Score> scores,
            int maxRecords,
            Duration drainWithin) {
        this(connection, names, member, scores, maxRecords, drainWithin, InstantSource.system());
    }

    /**
     * @param clock what the member takes for the wall clock
     */
    ScoreRig(
            KafkaConnection connection,
            TopicNames names,
            Member member,
            Function<String, Score> scores,
            int maxRecords,
            Duration drainWithin,
            InstantSource clock) {
        SourceSettings settings =
                new SourceSettings(
                        member,
                        names.scoreInputs(),
                        names.scoreOutputs(),
                        maxRecords,
                        drainWithin,
                        SourceSettings.Start.EARLIEST);
        source =
                KafkaSource.ofFeedback(
                        connection, settings, names, QUICK, clock, thread, Optional.empty());
        RecordScorer scorer =
                new RecordScorer(
                        names,
                        Wire::feedback,
                        Wire::notice,
                        scorer(scores),
                        ThemeRules.none(),
                        Wire::encode,
                        new DeadLetters(names, InstantSource.system()),
                        asset -> List.of(new Input.SettingsChanged(MonitorSettings.defaults())));
        progress =
                new ScorePipeline(
                                source,
                                scorer,
                                scoring,
                                2,
                                Restarts.always(Schedulers.parallel(), this::restarted),
                                ScoringListener.silent())
                        .run();
    }

    private void restarted(Throwable failure) {
        restarts.add(failure);
    }

    static Member member(String group, String instance, GroupProtocol protocol) {
        return new Member(group, "score", instance, protocol);
    }

    static Score neutral(String text) {
        return Score.Scored.ofLevel(0.5);
    }

    ScoreRig start() {
        running = progress.subscribe(done -> records.addAndGet(done.records()), restarts::add);
        return this;
    }

    /** Ends in good order. */
    void stop() {
        source.stop().block(Duration.ofSeconds(30));
    }

    /** Drops everything at once. */
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
        scoring.dispose();
    }

    private static SentimentScorer scorer(Function<String, Score> scores) {
        return new SentimentScorer() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public Score score(String text, @Nullable String language) {
                return scores.apply(text);
            }
        };
    }

    /** The partition names of an asset's standard topic. */
    static List<String> partitions(TopicNames names, Asset asset, int count) {
        String topic = names.feedback().getOrDefault(asset, List.of("")).get(0);
        return java.util.stream.IntStream.range(0, count).mapToObj(p -> topic + "-" + p).toList();
    }
}
