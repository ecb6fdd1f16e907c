package io.bellwether.app;

import io.bellwether.alert.Alert;
import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.AuthorNaming;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaHistory;
import io.bellwether.kafka.SnapshotTopic;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.MonitorPort;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.replay.AssetPast;
import io.bellwether.replay.Past;
import io.bellwether.replay.Replay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says by itself: the records that monitors which nothing ever disturbed make of
 * it, and their state. Reads the standard topics.
 *
 * <p>The fault suite's door to what this package keeps to itself.
 */
public final class JournalReplay {

    private final List<OutputRecord> alerts = new ArrayList<>();
    private final List<OutputRecord> levels = new ArrayList<>();
    private final Map<Asset, State> states = new EnumMap<>(Asset.class);

    private JournalReplay() {}

    /**
     * The state of one asset's monitor at the journal's end.
     *
     * @param snapshots how many whole ones the state topic has
     * @param savedAt the journal offset of the newest one; -1 without any
     */
    public record State(Bytes undisturbed, Bytes restored, int snapshots, long savedAt) {}

    /** A monitor's bytes, equal when they are the same. */
    public record Bytes(String hex) {
        static Bytes of(byte[] bytes) {
            return new Bytes(java.util.HexFormat.of().formatHex(bytes));
        }
    }

    /** Replays what the journal holds now; blocks. */
    public static JournalReplay of(String servers) {
        Configuration configuration =
                Configuration.load(null, Map.of(), List.of("kafka.bootstrap.servers=" + servers));
        JournalReplay found = new JournalReplay();
        try (Cluster cluster = Cluster.open(configuration)) {
            Codecs codecs = new Codecs(cluster.names(), configuration, AuthorNaming.asGiven());
            found.say(cluster, configuration);
            for (Asset asset : Asset.values()) {
                found.states.put(asset, state(cluster, codecs, asset));
            }
        }
        return found;
    }

    /** The exit status of a command, called as a user would. */
    public static int command(String... arguments) {
        return CommandLineRun.of(arguments).exitCode();
    }

    /** Every alert record, asset by asset, in order. */
    public List<OutputRecord> alerts() {
        return List.copyOf(alerts);
    }

    /** Every level record, asset by asset, in order. */
    public List<OutputRecord> levels() {
        return List.copyOf(levels);
    }

    public State state(Asset asset) {
        State state = states.get(asset);
        if (state == null) {
            throw new IllegalStateException("every asset has a state, but not " + asset);
        }
        return state;
    }

    /** By the code of {@code replay --journal}. */
    private void say(Cluster cluster, Configuration configuration) {
        Replay replay = Replay.following(asset -> MonitorSettings.defaults());
        Carriers carriers = Carriers.of(Scoring.open(configuration));
        Past past;
        Map<Pointer, String> texts;
        Codecs codecs;
        try (PastTopics topics = PastTopics.open(configuration)) {
            codecs = topics.codecs();
            var unused = new JournalHistory(topics, new StretchOptions()).drive(List.of(replay));
            past = replay.found();
            texts = topics.texts(past.quoted());
        }
        for (AssetPast asset : past.assets()) {
            int partition = asset.asset().partition();
            for (Alert alert : asset.alerts()) {
                alerts.add(
                        codecs.alert(alert, texts, carriers)
                                .at(cluster.names().alert(), partition));
            }
            asset.levels()
                    .forEach(
                            level ->
                                    levels.add(
                                            codecs.level(level)
                                                    .at(cluster.names().level(), partition)));
        }
    }

    private static State state(Cluster cluster, Codecs codecs, Asset asset) {
        KafkaHistory history =
                new KafkaHistory(
                        cluster.connection(),
                        cluster.names(),
                        new SnapshotTopic(
                                cluster.connection(), cluster.names(), Monitor.SNAPSHOT_VERSION));
        long end = end(cluster, asset);
        Bytes undisturbed = run(history, codecs, asset, null, end);
        List<SavedState> saved = history.snapshots(asset, Long.MAX_VALUE).toList();
        if (saved.isEmpty()) {
            return new State(undisturbed, run(history, codecs, asset, null, end), 0, -1);
        }
        SavedState newest = saved.getFirst();
        return new State(
                undisturbed,
                run(history, codecs, asset, newest, end),
                saved.size(),
                newest.journalOffset());
    }

    private static Bytes run(
            KafkaHistory history,
            Codecs codecs,
            Asset asset,
            @Nullable SavedState saved,
            long end) {
        Watchers watchers = new Watchers();
        MonitorPort monitor =
                saved == null ? watchers.fresh(asset) : watchers.restore(asset, saved.state());
        long from = saved == null ? 0 : saved.journalOffset();
        history.journal(
                asset, from, Math.max(from, end), record -> accept(monitor, codecs, record));
        return Bytes.of(monitor.snapshot());
    }

    private static void accept(MonitorPort monitor, Codecs codecs, InputRecord record) {
        if (codecs.entry(record) instanceof Entries.Read read) {
            read.entries()
                    .forEach(
                            entry -> {
                                var unused = monitor.accept(entry.input(), record.timestamp());
                            });
        }
    }

    private static long end(Cluster cluster, Asset asset) {
        return new TopicReader(cluster.connection())
                        .ranges(
                                List.of(cluster.names().scored()),
                                Optional.empty(),
                                Optional.empty())
                        .stream()
                        .filter(range -> range.partition() == asset.partition())
                        .mapToLong(range -> range.to())
                        .findFirst()
                        .orElseThrow();
    }
}
