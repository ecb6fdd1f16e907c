package io.bellwether.config;

import io.bellwether.detection.DetectorSettings;
import io.bellwether.feedback.Asset;
import io.bellwether.monitor.MonitorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is chosen for one process, checked as a whole before anything starts.
 *
 * @param dataDirectory where the local broker, the key and the lock live
 * @param group prefix of consumer groups and transactional ids
 * @param scorerKind which scorer
 * @param scorerModel a model file; null means the one that is built in
 * @param rescore how much of the past a new scorer scores again; zero for nothing
 * @param pseudonymKeyFile where the key of the pseudonyms lies, or is to lie
 * @param redaction what is replaced in quotations
 * @param heartbeatEvery between heartbeats of idle input partitions
 * @param snapshotEvery time after which a monitor's state is written
 * @param snapshotEveryRecords journal records after which it is written, if that comes first
 * @param http where the page is, and who may read it
 * @param notifications who is told of alerts
 * @param assets what is chosen for each of the three
 * @param kafka settings for every Kafka client, without the prefix {@code kafka.}; may hold secrets
 * @param effective every key with its value, secrets masked, for people
 */
public record Configuration(
        Path dataDirectory,
        String group,
        ScorerKind scorerKind,
        @Nullable Path scorerModel,
        Duration rescore,
        Path pseudonymKeyFile,
        Redaction redaction,
        Duration heartbeatEvery,
        Duration snapshotEvery,
        int snapshotEveryRecords,
        HttpConfiguration http,
        NotifyConfiguration notifications,
        SortedMap<Asset, AssetConfiguration> assets,
        SortedMap<String, String> kafka,
        Map<String, String> effective) {

    /** As much as the detector learns from. */
    private static final Duration LONGEST_RESCORE = Duration.ofDays(56);

    public Configuration {
        assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
        kafka = Collections.unmodifiableSortedMap(new TreeMap<>(kafka));
        effective = Collections.unmodifiableMap(new LinkedHashMap<>(effective));
    }

    /**
     * Reads the configuration: the file, over it the environment, over that {@code sets}.
     *
     * @param file YAML; null when there is none
     * @param environment of which variables {@code BELLWETHER_…} are read, such as {@code
     *     BELLWETHER_KAFKA_BOOTSTRAP_SERVERS}
     * @param sets texts {@code key=value}
     * @throws ConfigurationException naming the key, what was expected and what came
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, List<String> sets) {
        Values values = new Values(Sources.collect(file, environment, sets));
        Path dataDirectory = values.path(Key.DATA_DIRECTORY);
        String model = values.text(Key.SCORER_MODEL);
        String keyFile = values.text(Key.PSEUDONYM_KEY_FILE);
        return new Configuration(
                dataDirectory,
                values.requiredText(Key.GROUP),
                values.scorerKind(Key.SCORER_KIND),
                model.isEmpty() ? null : Path.of(model),
                values.duration(Key.SCORER_RESCORE, LONGEST_RESCORE),
                keyFile.isEmpty() ? dataDirectory.resolve("pseudonym.key") : Path.of(keyFile),
                values.redaction(Key.QUOTES_REDACT),
                Duration.ofSeconds(values.whole(Key.HEARTBEAT_SECONDS, 1, 3600)),
                Duration.ofSeconds(values.whole(Key.SNAPSHOT_EVERY_SECONDS, 1, 86_400)),
                values.whole(Key.SNAPSHOT_EVERY_RECORDS, 1, 100_000_000),
                HttpConfiguration.of(values, environment),
                NotifyConfiguration.of(values),
                assets(values),
                values.kafka(),
                values.effective());
    }

    private static SortedMap<Asset, AssetConfiguration> assets(Values values) {
        SortedMap<Asset, AssetConfiguration> assets = new TreeMap<>();
        Map<String, Asset> owners = new TreeMap<>();
        for (Asset asset : Asset.values()) {
            List<String> topics = values.list(Key.TOPICS, asset);
            if (topics.isEmpty()) {
                throw new ConfigurationException(
                        Key.TOPICS.nameFor(asset) + ": expected at least one topic; got none");
            }
            for (String topic : topics) {
                Asset owner = owners.put(topic, asset);
                if (owner != null) {
                    throw new ConfigurationException(
                            Key.TOPICS.nameFor(asset)
                                    + ": expected topics of this asset only; '"
                                    + topic
                                    + "' stands under "
                                    + owner.label()
                                    + " already");
                }
            }
            assets.put(
                    asset,
                    new AssetConfiguration(
                            asset,
                            topics,
                            values.mapping(Key.MAPPING, asset),
                            monitorSettings(values, asset)));
        }
        return assets;
    }

    private static MonitorSettings monitorSettings(Values values, Asset asset) {
        try {
            return new MonitorSettings(
                    new DetectorSettings(
                                    values.number(Key.FALSE_ALARM_EVERY_YEARS, asset),
                                    values.number(Key.SMALLEST_DROP_THAT_MATTERS, asset),
                                    values.whole(Key.STORM_HOURS_TOLERATED),
                                    values.whole(Key.LEARNING_DAYS),
                                    DetectorSettings.defaults().allClearConfidenceHours(),
                                    values.zone(Key.TIME_ZONE, asset))
                            .chosen(),
                    values.duration(Key.LATENESS),
                    Duration.ofHours(values.whole(Key.AUTHOR_WINDOW_HOURS, 0, 168)),
                    new TreeSet<>(values.list(Key.ONE_PER_PERSON_SOURCES, asset)));
        } catch (IllegalArgumentException e) {
            throw outOfRange(String.valueOf(e.getMessage()), asset, e);
        }
    }

    /** The core knows the ranges and names its own fields; the key ends in the field's name. */
    private static ConfigurationException outOfRange(
            String message, Asset asset, IllegalArgumentException cause) {
        String field = message.substring(0, Math.max(0, message.indexOf(' ')));
        for (Key key : Key.values()) {
            String name = key.nameFor(asset);
            if (name.substring(name.lastIndexOf('.') + 1).equals(field)) {
                return new ConfigurationException(name + message.substring(field.length()), cause);
            }
        }
        return new ConfigurationException(message, cause);
    }

    /** What is chosen for {@code asset}. */
    public AssetConfiguration asset(Asset asset) {
        AssetConfiguration found = assets.get(asset);
        if (found == null) {
            throw new IllegalStateException("nothing is chosen for " + asset.label());
        }
        return found;
    }

    /** How {@code asset} is watched. */
    public MonitorSettings monitorSettings(Asset asset) {
        return asset(asset).monitor();
    }

    /** The cluster to talk to; empty means a local broker. */
    public Optional<String> bootstrapServers() {
        return Optional.ofNullable(kafka.get("bootstrap.servers"));
    }

    /** What holds, secrets masked. */
    @Override
    public String toString() {
        return "Configuration" + effective;
    }
}
