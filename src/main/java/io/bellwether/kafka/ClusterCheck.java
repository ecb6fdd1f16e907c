package io.bellwether.kafka;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.server.common.GroupVersion;
import org.apache.kafka.server.common.MetadataVersion;

/** Whether the brokers can do what the roles ask of them, by what they tell of themselves. */
public final class ClusterCheck implements Check {

    private static final String BROKER = "broker";
    private static final int OUR_SESSION_MS = 6_000;
    private static final int OUR_TRANSACTION_MS = 10_000;
    private static final int OUR_RECORD_BYTES = 1 << 20;
    private static final List<String> COPIES =
            List.of("offsets.topic.replication.factor", "transaction.state.log.replication.factor");

    private final Admin admin;
    private final GroupProtocol protocol;

    /** The caller closes {@code admin}. */
    public ClusterCheck(Admin admin, GroupProtocol protocol) {
        this.admin = admin;
        this.protocol = protocol;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        try {
            List<Node> brokers = List.copyOf(Futures.get(admin.describeCluster().nodes()));
            findings.add(version(brokers.size()));
            findings.addAll(settings(brokers));
        } catch (KafkaException e) {
            findings.add(Finding.fail(BROKER, "the brokers do not describe themselves: " + e));
        }
        return findings;
    }

    private Finding version(int brokers) {
        Map<String, FinalizedVersionRange> features =
                Futures.get(admin.describeFeatures().featureMetadata()).finalizedFeatures();
        String found = count(brokers) + ", " + release(features);
        if (protocol == GroupProtocol.CONSUMER
                && level(features, GroupVersion.FEATURE_NAME) < GroupVersion.GV_1.featureLevel()) {
            return Finding.fail(
                    BROKER,
                    found
                            + ": kafka.group.protocol=consumer needs Kafka 4.0 and the feature"
                            + " group.version=1; set it to classic, or raise the feature with"
                            + " kafka-features");
        }
        return Finding.ok(BROKER, found);
    }

    private static String count(int brokers) {
        return brokers == 1 ? "1 broker" : brokers + " brokers";
    }

    private static short level(Map<String, FinalizedVersionRange> features, String name) {
        FinalizedVersionRange range = features.get(name);
        return range == null ? 0 : range.maxVersionLevel();
    }

    /** Brokers tell no version, but up to which one their features are switched on. */
    private static String release(Map<String, FinalizedVersionRange> features) {
        short level = level(features, MetadataVersion.FEATURE_NAME);
        try {
            return "features of Kafka " + MetadataVersion.fromFeatureLevel(level).shortVersion();
        } catch (IllegalArgumentException e) {
            return level == 0
                    ? "features unknown"
                    : "features later than this program knows (level " + level + ")";
        }
    }

    private List<Finding> settings(List<Node> brokers) {
        List<Finding> findings = new ArrayList<>();
        Optional<Config> found = config(brokers.get(0));
        if (found.isEmpty()) {
            return List.of(
                    Finding.warn(
                            BROKER,
                            "cannot tell the brokers' settings: it needs DESCRIBE_CONFIGS on the"
                                    + " cluster"));
        }
        Config config = found.orElseThrow();
        for (String copies : COPIES) {
            if (number(config, copies, 1) > brokers.size()) {
                findings.add(
                        Finding.fail(
                                BROKER,
                                "%s is %d, but there are %d brokers, so Kafka cannot make that topic: start more, or lower it"
                                        .formatted(
                                                copies,
                                                number(config, copies, 1),
                                                brokers.size())));
            }
        }
        least(findings, config, "transaction.max.timeout.ms", OUR_TRANSACTION_MS);
        least(findings, config, "message.max.bytes", OUR_RECORD_BYTES);
        least(findings, config, "group.max.session.timeout.ms", OUR_SESSION_MS);
        if (number(config, "group.min.session.timeout.ms", 0) > OUR_SESSION_MS) {
            findings.add(
                    Finding.fail(
                            BROKER,
                            "group.min.session.timeout.ms is more than the %d of the members: lower it, or raise kafka.session.timeout.ms"
                                    .formatted(OUR_SESSION_MS)));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(BROKER, "transactions, groups and records of 1 MiB fit"))
                : findings;
    }

    private static void least(List<Finding> findings, Config config, String name, int least) {
        long found = number(config, name, least);
        if (found < least) {
            findings.add(
                    Finding.fail(
                            BROKER,
                            "%s is %d and must be %d at least".formatted(name, found, least)));
        }
    }

    private static long number(Config config, String name, long otherwise) {
        ConfigEntry entry = config.get(name);
        return entry == null || entry.value() == null ? otherwise : Long.parseLong(entry.value());
    }

    private Optional<Config> config(Node broker) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        try {
            return Optional.ofNullable(
                    Futures.get(admin.describeConfigs(List.of(resource)).all()).get(resource));
        } catch (org.apache.kafka.common.errors.AuthorizationException e) {
            return Optional.empty();
        }
    }
}
