package io.bellwether.app;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.config.Configuration;
import io.bellwether.kafka.ClockCheck;
import io.bellwether.kafka.ClusterCheck;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import io.bellwether.kafka.PermissionsCheck;
import io.bellwether.kafka.Probe;
import io.bellwether.kafka.Topics;
import io.bellwether.kafka.TopicsCheck;
import io.bellwether.kafka.UnreachableBrokerException;
import io.bellwether.pipeline.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** All that brokers have to be asked for. Starts no broker, and writes to none. */
final class ClusterCheckup implements Check {

    private static final String BROKER = "broker";
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final Configuration configuration;
    private final Set<Role> roles;
    private final String instance;

    ClusterCheckup(Configuration configuration, Set<Role> roles, String instance) {
        this.configuration = configuration;
        this.roles = Set.copyOf(roles);
        this.instance = instance;
    }

    @Override
    public List<Finding> look() {
        Map<String, String> properties = Membership.without(configuration.kafka());
        Optional<String> given = Optional.ofNullable(properties.remove("bootstrap.servers"));
        Path local = configuration.dataDirectory().resolve("broker").toAbsolutePath();
        Optional<String> servers = given.or(() -> LocalBrokerProcess.running(local));
        if (servers.isEmpty()) {
            return List.of(
                    Finding.warn(
                            BROKER,
                            "kafka.bootstrap.servers is not set: serve starts a local broker in "
                                    + local
                                    + ", which is for trying things out"));
        }
        try {
            KafkaConnection connection = new KafkaConnection(servers.get(), properties);
            Probe.require(connection, ANSWERS_WITHIN);
            return asked(connection);
        } catch (UnreachableBrokerException | IllegalArgumentException | KafkaException e) {
            return List.of(
                    Finding.fail(BROKER, String.valueOf(e.getMessage())),
                    Finding.warn(BROKER, "topics, permissions and clock were not looked at"));
        }
    }

    private List<Finding> asked(KafkaConnection connection) {
        TopicNames names = Cluster.names(configuration);
        Set<String> labels =
                Role.busy(roles, configuration).stream()
                        .map(Role::label)
                        .collect(Collectors.toSet());
        Membership membership = Membership.of(configuration.kafka());
        List<Finding> findings = new ArrayList<>();
        try (Admin admin = connection.admin()) {
            List<Check> checks =
                    List.of(
                            new ClusterCheck(admin, membership.protocol()),
                            new TopicsCheck(new Topics(admin, names)),
                            new PermissionsCheck(
                                    admin, names, configuration.group(), instance, labels),
                            new ClockCheck(admin, timed(names), InstantSource.system()));
            checks.forEach(check -> findings.addAll(check.look()));
        }
        return findings;
    }

    /** What the roles write, to which brokers put their time. */
    private static List<String> timed(TopicNames names) {
        List<String> topics = new ArrayList<>(List.of(names.scored()));
        topics.addAll(names.monitorOutputs());
        return topics;
    }
}
