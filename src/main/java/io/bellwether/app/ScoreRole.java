package io.bellwether.app;

import io.bellwether.codec.ShippedThemes;
import io.bellwether.config.ScorerKind;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.HeartbeatSettings;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.metrics.RoleMeters;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.RecordScorer;
import io.bellwether.pipeline.ScorePipeline;
import io.bellwether.sentiment.SentimentScorer;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** The role {@code score}: wires what reads feedback, scores it and writes the journal. */
final class ScoreRole implements AutoCloseable {

    /** Some seconds' worth on one processor. */
    private static final int MAX_PARSED = 500;

    private final RoleWiring wiring;
    private final RoleStates states;
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final Scheduler scoring = Schedulers.newParallel("scoring", cores, true);

    ScoreRole(RoleWiring wiring, RoleStates states) {
        this.wiring = wiring;
        this.states = states;
    }

    /** One element for each batch that was committed. */
    Flux<Progress> run(SentimentScorer scorer, Retry restart) {
        List<String> inputs = wiring.names().scoreInputs();
        KafkaSource source = source(scorer);
        RoleMeters counted = wiring.meters().role(Role.SCORE, source, inputs);
        states.begin(Role.SCORE, source, counted);
        return new ScorePipeline(
                        counted.counting(source),
                        records(scorer),
                        scoring,
                        cores,
                        restart,
                        wiring.meters().scoring(scorer, source))
                .run();
    }

    private KafkaSource source(SentimentScorer scorer) {
        Codecs codecs = wiring.codecs();
        return KafkaSource.ofFeedback(
                wiring.connection(),
                reading(),
                wiring.names(),
                heartbeats(),
                wiring.clock(),
                wiring.blocking(),
                TakeoverReport.settings(
                        scorer.id(),
                        wiring.configuration(),
                        codecs::entry,
                        new ErasedAuthors(
                                wiring.connection(),
                                wiring.names(),
                                wiring.configuration(),
                                wiring.authors()),
                        wiring.meters().takeover()));
    }

    private SourceSettings reading() {
        return new SourceSettings(
                wiring.member(Role.SCORE),
                wiring.names().scoreInputs(),
                wiring.names().scoreOutputs(),
                maxRecords(),
                SourceSettings.DRAIN_WITHIN,
                wiring.membership().start());
    }

    private HeartbeatSettings heartbeats() {
        HeartbeatSettings usual = HeartbeatSettings.defaults();
        return new HeartbeatSettings(
                wiring.configuration().heartbeatEvery(), usual.quiet(), usual.ahead());
    }

    /** What the scorer does well within the time to drain. */
    private int maxRecords() {
        return wiring.configuration().scorerKind() == ScorerKind.TREE
                ? MAX_PARSED
                : SourceSettings.MAX_RECORDS;
    }

    private RecordScorer records(SentimentScorer scorer) {
        Codecs codecs = wiring.codecs();
        return new RecordScorer(
                wiring.names(),
                codecs::feedback,
                codecs::notice,
                scorer,
                ShippedThemes.rules(),
                codecs::entry,
                wiring.deadLetters(),
                this::openings);
    }

    private List<Input> openings(Asset asset) {
        Input settings = new Input.SettingsChanged(wiring.configuration().monitorSettings(asset));
        String key = wiring.authors().keyId();
        return key.isEmpty()
                ? List.of(settings)
                : List.of(settings, new Input.AuthorsNamed(asset, key));
    }

    @Override
    public void close() {
        scoring.dispose();
    }
}
