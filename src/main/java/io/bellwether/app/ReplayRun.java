package io.bellwether.app;

import io.bellwether.capacity.HeapPeak;
import io.bellwether.capacity.JournalLoad;
import io.bellwether.capacity.Lap;
import io.bellwether.capacity.ReplayResults;
import io.bellwether.capacity.Stopwatch;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.FeedbackProducer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.ScratchTopics;
import io.bellwether.monitor.Input;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.replay.Replay;
import io.bellwether.sentiment.ScoredFeedback;
import io.bellwether.sentiment.SentimentScorer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a journal, and measures replays of it beside reading it alone. Used once. */
final class ReplayRun {

    private final KafkaConnection connection;
    private final Configuration configuration;
    private final TopicNames names;
    private final Optional<ProcessHandle> broker;
    private final HeapPeak heap = HeapPeak.watch();
    private long bytes;

    /**
     * @param names of topics that nobody else has; they are gone at the end
     * @param broker empty where its process is not known
     */
    ReplayRun(
            KafkaConnection connection,
            Configuration configuration,
            TopicNames names,
            Optional<ProcessHandle> broker) {
        this.connection = connection;
        this.configuration = configuration;
        this.names = names;
        this.broker = broker;
    }

    /** Measures {@code rounds} of {@code records} each, after one round to warm up. */
    ReplayResults run(int records, int rounds) {
        try (ScratchTopics topics = new ScratchTopics(connection, names.prefix())) {
            topics.create(names.scored());
            write(load(records), records);
            List<Lap> reading = new ArrayList<>();
            List<Lap> replaying = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                Lap read = lap(records, List.of());
                Lap replayed =
                        lap(
                                records,
                                List.of(Replay.following(asset -> MonitorSettings.defaults())));
                if (round > 0) {
                    reading.add(read);
                    replaying.add(replayed);
                }
            }
            int cores = Runtime.getRuntime().availableProcessors();
            return new ReplayResults(records, bytes / (double) records, cores, reading, replaying);
        }
    }

    private JournalLoad load(int records) {
        SentimentScorer scorer = Scoring.open(configuration);
        try (Progress progress = Progress.count("scoring", JournalLoad.COMPANIES)) {
            List<List<ScoredFeedback>> companies =
                    InOrder.of(
                            JournalLoad.COMPANIES,
                            Runtime.getRuntime().availableProcessors(),
                            seed -> {
                                List<ScoredFeedback> one = JournalLoad.company(seed, scorer);
                                progress.step(1);
                                return one;
                            });
            return new JournalLoad(companies, names, RawTexts.AUTHORS, records);
        }
    }

    private void write(JournalLoad load, int records) {
        Codecs codecs = new Codecs(names, configuration, RawTexts.AUTHORS);
        Set<Asset> opened = EnumSet.noneOf(Asset.class);
        try (FeedbackProducer producer = new FeedbackProducer(connection);
                Progress progress = Progress.count("writing", records)) {
            for (int number = 0; number < records; number++) {
                ScoredFeedback entry = load.entry(number);
                if (opened.add(entry.asset())) {
                    send(producer, codecs, entry.asset(), load.opening(entry));
                }
                send(producer, codecs, entry.asset(), new Input.Scored(entry));
                progress.step(1);
            }
            producer.flush();
        }
    }

    private void send(FeedbackProducer producer, Codecs codecs, Asset asset, Input input) {
        OutputRecord record = codecs.entry(input).at(names.scored(), asset.partition());
        byte[] value = record.value();
        bytes += value == null ? 0 : value.length;
        producer.send(record);
    }

    /** Reads the journal and drives {@code replays}, of which there may be none. */
    private Lap lap(int records, List<Replay> replays) {
        try (PastTopics topics = PastTopics.at(connection, names, configuration)) {
            Stopwatch watch = new Stopwatch(broker, heap, 0);
            JournalHistory.Driven driven =
                    new JournalHistory(topics, new StretchOptions()).drive(replays);
            if (!driven.rejected().isEmpty()) {
                throw new IllegalStateException("the benchmark's own journal cannot be read");
            }
            return watch.lap(records, 0);
        }
    }
}
