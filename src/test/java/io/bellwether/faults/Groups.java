package io.bellwether.faults;

import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;

/** How far the two groups have come, asked of the broker. Calls block. */
public final class Groups implements AutoCloseable {

    private static final int WORTH_A_LOOK = 1_000;

    private final KafkaConnection connection;
    private final TopicNames names = TopicNames.standard();
    private final Admin admin;

    /** Of the standard names. */
    public Groups(String servers) {
        connection =
                new KafkaConnection(
                        servers,
                        Map.of(
                                "request.timeout.ms", "4000",
                                "default.api.timeout.ms", "30000",
                                "reconnect.backoff.max.ms", "200"));
        admin = connection.admin();
    }

    /** Input records whose offsets {@code score} has committed. */
    long scored() {
        return committed(Role.SCORE).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Input records that {@code score} has yet to commit. */
    public long unscored() {
        return sum(lags(Role.SCORE));
    }

    /** Journal entries, and what stands between them, that {@code monitor} has yet to commit. */
    long unwatched() {
        return sum(lags(Role.MONITOR));
    }

    /** Whether no committed journal entry is left that {@code monitor} has not committed. */
    public boolean isWatched() {
        Map<TopicPartition, Long> lags = lags(Role.MONITOR);
        if (sum(lags) > WORTH_A_LOOK) {
            return false;
        }
        // What is left may be marks of transactions, which nobody ever reads.
        Map<TopicPartition, Long> ends = ends(lags.keySet());
        List<TopicRange> left = new ArrayList<>();
        lags.forEach(
                (partition, lag) -> {
                    long end = ends.getOrDefault(partition, 0L);
                    long from = Math.max(0, end - lag);
                    left.add(new TopicRange(partition.topic(), partition.partition(), from, end));
                });
        try (TopicCursor cursor = new TopicReader(connection).open(left)) {
            return !cursor.hasNext();
        }
    }

    /** Records left in the partitions that now belong to a member; 0 when it has none. */
    long workOf(Role role, String instance) {
        Map<TopicPartition, Long> lags = lags(role);
        return members(role).stream()
                .filter(member -> member.clientId().equals(role.group() + "-" + instance))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .mapToLong(partition -> lags.getOrDefault(partition, 0L))
                .sum();
    }

    /** Whether a transaction of that member is open now. */
    boolean isInTransaction(Role role, String instance) {
        String id = role.group() + "-" + instance;
        try {
            return ask(admin.describeTransactions(List.of(id)).description(id)).state()
                    == TransactionState.ONGOING;
        } catch (ApiException e) {
            // It has never had one.
            return false;
        }
    }

    /**
     * Bounds what the broker hands to a member of {@code score} in a second.
     *
     * @param bytesPerSecond null for no bound
     */
    void slow(String instance, @Nullable Integer bytesPerSecond) {
        Double rate = bytesPerSecond == null ? null : Double.valueOf(bytesPerSecond);
        ClientQuotaEntity client =
                new ClientQuotaEntity(
                        Map.of(ClientQuotaEntity.CLIENT_ID, Role.SCORE.group() + "-" + instance));
        ask(
                admin.alterClientQuotas(
                                List.of(
                                        new ClientQuotaAlteration(
                                                client,
                                                List.of(
                                                        new ClientQuotaAlteration.Op(
                                                                "consumer_byte_rate", rate)))))
                        .all());
    }

    private Collection<MemberDescription> members(Role role) {
        try {
            return ask(admin.describeConsumerGroups(List.of(role.group())).all())
                    .values()
                    .iterator()
                    .next()
                    .members();
        } catch (ApiException e) {
            return List.of();
        }
    }

    private Map<TopicPartition, Long> lags(Role role) {
        Map<TopicPartition, Long> committed = committed(role);
        Map<TopicPartition, Long> lags = new HashMap<>();
        ends(partitions(role))
                .forEach(
                        (partition, end) ->
                                lags.put(
                                        partition,
                                        Math.max(0, end - committed.getOrDefault(partition, 0L))));
        return lags;
    }

    private List<TopicPartition> partitions(Role role) {
        List<String> topics = role == Role.SCORE ? names.allFeedback() : List.of(names.scored());
        List<TopicPartition> partitions = new ArrayList<>();
        new TreeMap<>(ask(admin.describeTopics(topics).allTopicNames()))
                .forEach(
                        (topic, description) ->
                                IntStream.range(0, description.partitions().size())
                                        .mapToObj(i -> new TopicPartition(topic, i))
                                        .forEach(partitions::add));
        return partitions;
    }

    private Map<TopicPartition, Long> committed(Role role) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            ask(admin.listConsumerGroupOffsets(role.group()).partitionsToOffsetAndMetadata())
                    .forEach((partition, at) -> put(committed, partition, at));
        } catch (ApiException e) {
            // A group that has not begun has nothing.
        }
        return committed;
    }

    private void put(
            Map<TopicPartition, Long> committed, TopicPartition partition, OffsetAndMetadata at) {
        boolean isNotice =
                partition.topic().equals(names.decision())
                        || partition.topic().equals(names.control());
        if (at != null && !isNotice) {
            committed.put(partition, at.offset());
        }
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        ask(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all())
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static long sum(Map<TopicPartition, Long> lags) {
        return lags.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> T ask(KafkaFuture<T> future) {
        try {
            return future.get(40, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException known) {
                throw known;
            }
            throw new IllegalStateException("the broker cannot be asked", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    /** The two roles, as the broker knows them. */
    enum Role {
        SCORE("score"),
        MONITOR("monitor");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        /** As {@code serve --roles} has it. */
        String label() {
            return label;
        }

        /** Name of the consumer group. */
        String group() {
            return "bellwether-" + label;
        }
    }
}
