package io.bellwether.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Where the brokers are and how to speak to them; makes every client of the program, so that what
 * the guarantees rest on is set in one place. Immutable.
 *
 * <p>The user's own client properties (security, tuning) are passed through. Those on which the
 * guarantees rest are refused.
 */
public final class KafkaConnection {

    private static final Map<String, String> OURS =
            new TreeMap<>(
                    Map.of(
                            "group.id", "it is made of the group and the role",
                            "transactional.id", "it is made of group, role and instance",
                            "enable.auto.commit", "offsets belong to the transaction",
                            "enable.idempotence", "exactly-once needs it",
                            "acks", "exactly-once needs all",
                            "isolation.level", "exactly-once needs read_committed",
                            "group.protocol", "it is chosen for each member",
                            "auto.offset.reset", "it is chosen for each source",
                            "allow.auto.create.topics", "topics are created with their settings"));

    /**
     * Kafka's default of 16 KiB holds some forty journal entries, and every batch costs both sides
     * a request.
     */
    private static final int BATCH_BYTES = 1 << 18;

    /**
     * What one broker may send at once, and so, about, what one batch may weigh. With Kafka's
     * default of 50 MiB, many partitions of large records do not fit into a small heap: four such
     * answers of each broker are in memory at most.
     */
    private static final int FETCH_BYTES = 8 << 20;

    /**
     * Longer than batches under way may take when partitions are taken away, which is done within a
     * poll. A group also waits for so long for members of which it does not know that they are
     * dead, as after the restart of its coordinator; Kafka's default is five minutes.
     */
    private static final int MOST_BETWEEN_POLLS_MS = 90_000;

    private final String bootstrapServers;
    private final Map<String, String> properties;
    private final @Nullable MeterRegistry meters;

    /**
     * @param bootstrapServers host:port, several parted by commas
     * @param properties client properties without the prefix {@code kafka.}
     * @throws IllegalArgumentException for a property that is not the user's to set
     */
    public KafkaConnection(String bootstrapServers, Map<String, String> properties) {
        this(bootstrapServers, properties, null);
    }

    private KafkaConnection(
            String bootstrapServers,
            Map<String, String> properties,
            @Nullable MeterRegistry meters) {
        this.bootstrapServers = bootstrapServers;
        this.properties = Map.copyOf(properties);
        this.meters = meters;
        for (Map.Entry<String, String> ours : OURS.entrySet()) {
            if (properties.containsKey(ours.getKey())) {
                throw new IllegalArgumentException(
                        "kafka." + ours.getKey() + " cannot be set: " + ours.getValue());
            }
        }
    }

    /** A connection without properties of the user's. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * The same connection, of which members of groups and the writers of their transactions tell
     * Kafka's own metrics to {@code registry} for as long as they are open. Those that come and go
     * with a question do not.
     */
    public KafkaConnection metered(MeterRegistry registry) {
        return new KafkaConnection(bootstrapServers, properties, registry);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A client for topics and offsets. */
    public Admin admin() {
        return Admin.create(with(new HashMap<>()));
    }

    /**
     * A member of a group, reading committed records only. It has no place where nothing is
     * committed: see {@link Positions}.
     */
    Consumer<byte[], byte[]> member(Member member, int maxRecords) {
        Map<String, Object> settings = reading(maxRecords);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, member.groupId());
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, member.protocol().label());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, member.transactionalId());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MOST_BETWEEN_POLLS_MS);
        if (member.protocol() == GroupProtocol.CLASSIC) {
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
            settings.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    CooperativeStickyAssignor.class.getName());
        }
        return meters == null
                ? new KafkaConsumer<>(with(settings))
                : new MeteredConsumer(with(settings), meters);
    }

    /**
     * A reader without a group that goes where it is told, reading committed records only.
     *
     * @param wait how long the broker may hold an answer when there is nothing new; closing waits
     *     for it
     */
    Consumer<byte[], byte[]> reader(int maxRecords, Duration wait) {
        Map<String, Object> settings = reading(maxRecords);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(wait.toMillis()));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return new KafkaConsumer<>(with(settings));
    }

    /** As {@link #reader}, for single records here and there: fetches no more than it must. */
    Consumer<byte[], byte[]> picker(Duration wait) {
        Map<String, Object> settings = reading(1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(wait.toMillis()));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // A broker always sends the first batch whole, however large.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return new KafkaConsumer<>(with(settings));
    }

    /** The writer of a member's transactions. */
    Producer<byte[], byte[]> transactional(String transactionalId) {
        Map<String, Object> settings = writing();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return meters == null
                ? new KafkaProducer<>(with(settings))
                : new MeteredProducer(with(settings), meters);
    }

    /** A writer without transactions that neither loses nor doubles a record by trying again. */
    Producer<byte[], byte[]> idempotent() {
        return new KafkaProducer<>(with(writing()));
    }

    /** As {@link #idempotent()}; looks for a broker, and then writes, for {@code patience} each. */
    Producer<byte[], byte[]> idempotent(Duration patience) {
        Map<String, Object> settings = writing();
        int millis = Math.toIntExact(patience.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return new KafkaProducer<>(with(settings));
    }

    private static Map<String, Object> reading(int maxRecords) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        settings.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        return settings;
    }

    private static Map<String, Object> writing() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return settings;
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.putAll(properties);
        return settings;
    }
}
