package io.bellwether.app;

import io.bellwether.config.Configuration;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.LocalBrokerProcess;
import io.bellwether.kafka.Permissions;
import io.bellwether.kafka.Probe;
import io.bellwether.kafka.Topics;
import io.bellwether.pipeline.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kafka that a command works with: the configured one, or a local broker, found where another
 * process runs it already and started where none does.
 */
final class Cluster implements AutoCloseable {

    /** Partitions of an input topic that this program creates. */
    static final int FEEDBACK_PARTITIONS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final KafkaConnection connection;
    private final TopicNames names;
    private final @Nullable LocalBrokerProcess broker;

    private Cluster(
            KafkaConnection connection, TopicNames names, @Nullable LocalBrokerProcess broker) {
        this.connection = connection;
        this.names = names;
        this.broker = broker;
    }

    /** Connects, and makes sure that somebody answers. */
    static Cluster open(Configuration configuration) {
        Map<String, String> properties = Membership.without(configuration.kafka());
        Optional<String> given = Optional.ofNullable(properties.remove("bootstrap.servers"));
        LocalBrokerProcess broker =
                given.isPresent() ? null : local(configuration.dataDirectory().resolve("broker"));
        String servers = broker == null ? given.orElseThrow() : broker.bootstrapServers();
        KafkaConnection connection;
        try {
            connection = new KafkaConnection(servers, properties);
            Probe.require(connection, ANSWERS_WITHIN);
        } catch (RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            throw e instanceof IllegalArgumentException
                    ? new WrongUseException(String.valueOf(e.getMessage()))
                    : e;
        }
        return new Cluster(connection, names(configuration), broker);
    }

    private static LocalBrokerProcess local(Path directory) {
        LocalBrokerProcess broker =
                LocalBrokerProcess.start(
                        directory.toAbsolutePath(),
                        LocalBrokerProcess.PREFERRED_PORT,
                        STARTS_WITHIN);
        LOG.info(
                "kafka.bootstrap.servers is not set: {} a local broker at {}, data in {}",
                broker.isReused() ? "using" : "started",
                broker.bootstrapServers(),
                directory);
        return broker;
    }

    /** The topics that {@code configuration} names. */
    static TopicNames names(Configuration configuration) {
        Map<Asset, List<String>> feedback = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            feedback.put(asset, configuration.asset(asset).topics());
        }
        return new TopicNames("", feedback);
    }

    KafkaConnection connection() {
        return connection;
    }

    TopicNames names() {
        return names;
    }

    /**
     * Makes sure that the brokers allow what {@code roles} need, as far as they tell.
     *
     * @throws io.bellwether.kafka.NotAllowedException when they do not
     */
    void requirePermissions(Set<Role> roles, String group, String instance) {
        Set<String> labels = roles.stream().map(Role::label).collect(Collectors.toSet());
        try (Admin admin = connection.admin()) {
            new Permissions(admin, instance).require(names, group, labels);
        }
    }

    /**
     * Creates the topics that are missing.
     *
     * @throws WrongUseException when one that is there is not as it must be
     */
    void createTopics() {
        try (Admin admin = connection.admin()) {
            Topics.Report report =
                    new Topics(admin, names).create(FEEDBACK_PARTITIONS, Optional.empty());
            if (!report.created().isEmpty()) {
                LOG.info("created {} topics", report.created().size());
            }
            report.warnings().forEach(warning -> LOG.warn("{}", warning));
            if (!report.problems().isEmpty()) {
                throw new WrongUseException(String.join("; ", report.problems()));
            }
        }
    }

    /**
     * Makes sure that times in the control topic are the broker's.
     *
     * @throws WrongUseException when they may be those of whoever writes
     */
    void requireTimesOfTheBroker() {
        try (Admin admin = connection.admin()) {
            new Topics(admin, names)
                    .choosableTime()
                    .ifPresent(
                            reason -> {
                                throw new WrongUseException("nothing written: " + reason);
                            });
        }
    }

    /** Tells {@code listener} why there is no broker any more, should a local one end. */
    void whenBrokerEnds(Consumer<String> listener) {
        if (broker != null) {
            broker.whenEnded(listener);
        }
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
