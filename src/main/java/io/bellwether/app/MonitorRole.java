package io.bellwether.app;

import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.KafkaSource;
import io.bellwether.kafka.QuoteReader;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.kafka.SourceSettings;
import io.bellwether.metrics.RoleMeters;
import io.bellwether.monitor.Monitor;
import io.bellwether.pipeline.MonitorParts;
import io.bellwether.pipeline.MonitorPipeline;
import io.bellwether.pipeline.Progress;
import io.bellwether.pipeline.SnapshotRhythm;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.redaction.Redactor;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** The role {@code monitor}: wires what reads the journal and writes alerts and levels. */
final class MonitorRole implements AutoCloseable {

    private static final Duration QUOTES_WITHIN = Duration.ofSeconds(20);

    private final RoleWiring wiring;
    private final RoleStates states;
    private final Redactor redactor;
    private final QuoteReader quotes;

    MonitorRole(RoleWiring wiring, RoleStates states, Redactor redactor) {
        this.wiring = wiring;
        this.states = states;
        this.redactor = redactor;
        quotes = new QuoteReader(wiring.connection(), wiring.codecs()::text, QUOTES_WITHIN);
    }

    /** One element for each batch that was committed. */
    Flux<Progress> run(Carriers carriers, Retry restart) {
        TopicNames names = wiring.names();
        List<String> inputs = List.of(names.scored());
        KafkaSource source =
                KafkaSource.ofJournal(
                        wiring.connection(),
                        SourceSettings.of(
                                wiring.member(Role.MONITOR), inputs, names.monitorOutputs()),
                        wiring.blocking());
        RoleMeters counted = wiring.meters().role(Role.MONITOR, source, inputs);
        states.begin(Role.MONITOR, source, counted);
        return new MonitorPipeline(
                        counted.counting(source),
                        parts(carriers),
                        rhythm(),
                        wiring.clock(),
                        wiring.blocking(),
                        restart)
                .run();
    }

    private MonitorParts parts(Carriers carriers) {
        KafkaConnection connection = wiring.connection();
        TopicNames names = wiring.names();
        Codecs codecs = wiring.codecs();
        SnapshotTopic snapshots = new SnapshotTopic(connection, names, Monitor.SNAPSHOT_VERSION);
        return new MonitorParts(
                names,
                codecs::entry,
                new Watchers(),
                new KafkaHistory(connection, names, snapshots),
                snapshots,
                new PublishedAlerts(connection, names, codecs, carriers),
                codecs::level,
                codecs::verdict,
                new Quotations(quotes, redactor),
                wiring.deadLetters(),
                new HeardMonitors(
                        wiring.meters().monitors(wiring.clock()), states.pulse(Role.MONITOR)));
    }

    private SnapshotRhythm rhythm() {
        return new SnapshotRhythm(
                wiring.configuration().snapshotEveryRecords(),
                wiring.configuration().snapshotEvery());
    }

    @Override
    public void close() {
        quotes.close();
    }
}
