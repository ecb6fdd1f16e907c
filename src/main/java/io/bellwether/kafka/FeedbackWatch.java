package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaBatch.CommitRequest;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * For the role that reads feedback: tells the monitors which partitions there are and which are
 * idle, and holds back partitions that run ahead.
 *
 * <p>A partition is idle when it has been read to its end and brought nothing for a while. The end
 * is asked of the broker <em>after</em> the heartbeat's time was taken, because what the client
 * remembers of the end is as old as its last fetch, and a paused partition fetches nothing.
 */
final class FeedbackWatch implements SourceWatch {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicNames names;
    private final HeartbeatSettings settings;
    private final InstantSource clock;
    private final Map<TopicPartition, Source> sources = new HashMap<>();
    private final Map<Asset, Instant> saidAt = new EnumMap<>(Asset.class);
    private final IdlePartitions idlePartitions;
    private final @Nullable Takeover takeover;

    /**
     * @param idlePartitions is told how many partitions of each asset are idle
     * @param takeover what comes before the records when the scorer is another one; null for
     *     nothing
     */
    FeedbackWatch(
            TopicNames names,
            HeartbeatSettings settings,
            InstantSource clock,
            IdlePartitions idlePartitions,
            @Nullable Takeover takeover) {
        this.names = names;
        this.settings = settings;
        this.clock = clock;
        this.idlePartitions = idlePartitions;
        this.takeover = takeover;
    }

    @Override
    public Optional<KafkaBatch> opened(
            Set<TopicPartition> partitions,
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<CommitRequest> loop) {
        Instant now = clock.instant();
        SortedSet<Asset> assets = new TreeSet<>();
        for (TopicPartition partition : partitions) {
            Asset asset = names.assetOf(partition.topic()).orElse(null);
            if (asset != null) {
                assets.add(asset);
                sources.put(partition, new Source(asset, partition, now));
            }
        }
        if (assets.isEmpty()) {
            return Optional.empty();
        }
        tellOwned();
        List<Input.Heartbeat> heartbeats = new ArrayList<>();
        for (Asset asset : assets) {
            heartbeats.add(heartbeat(asset, now, new TreeSet<>(), consumer));
        }
        return Optional.of(KafkaBatch.ofOpened(List.of(), heartbeats, loop));
    }

    @Override
    public void closed(Set<TopicPartition> partitions) {
        sources.keySet().removeAll(partitions);
        tellOwned();
    }

    private void tellOwned() {
        if (takeover != null) {
            takeover.owns(Set.copyOf(sources.keySet()));
        }
    }

    @Override
    public void ended() {
        idlePartitions.are(Map.of());
        if (takeover != null) {
            takeover.stop();
        }
    }

    @Override
    public void polled(ConsumerRecords<byte[], byte[]> records) {
        Instant now = clock.instant();
        for (TopicPartition partition : records.partitions()) {
            Source source = sources.get(partition);
            if (source != null) {
                source.quietSince = now;
            }
        }
    }

    @Override
    public void committed(Map<String, Instant> newest) {
        for (Source source : sources.values()) {
            Instant time = newest.get(source.partition.toString());
            if (time != null && time.isAfter(source.eventTime)) {
                source.eventTime = time;
            }
        }
    }

    @Override
    public Optional<KafkaBatch> due(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<CommitRequest> loop) {
        Optional<KafkaBatch> heartbeats = dueHeartbeats(consumer, loop);
        return heartbeats.isPresent() || takeover == null
                ? heartbeats
                : takeover.due(consumer, loop);
    }

    private Optional<KafkaBatch> dueHeartbeats(
            Consumer<byte[], byte[]> consumer, java.util.function.Consumer<CommitRequest> loop) {
        Instant now = clock.instant();
        Set<TopicPartition> candidates = new HashSet<>();
        Map<Asset, Integer> idleOf = new EnumMap<>(Asset.class);
        for (Source source : sources.values()) {
            boolean isQuiet = isPast(source.quietSince, settings.quiet(), now);
            boolean isIdle = isQuiet && isAtKnownEnd(source, consumer);
            idleOf.merge(source.asset, isIdle ? 1 : 0, Integer::sum);
            if (isIdle && isDue(source.asset, now)) {
                candidates.add(source.partition);
            }
        }
        idlePartitions.are(idleOf);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Map<TopicPartition, OffsetAndMetadata> idle = atTheirEnd(candidates, consumer);
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        KafkaBatch.ofHeartbeats(
                                heartbeats(idle.keySet(), now, consumer), idle, loop));
    }

    /**
     * Partitions that are further ahead than allowed of the slowest partition that still has unread
     * records. A partition of which no event time is known yet counts as slowest. And all of them
     * while the scorer is not in office.
     */
    @Override
    public Set<TopicPartition> waiting(Consumer<byte[], byte[]> consumer) {
        Map<Asset, Instant> slowest = new EnumMap<>(Asset.class);
        for (Source source : sources.values()) {
            if (consumer.currentLag(source.partition).orElse(0) > 0) {
                slowest.merge(source.asset, source.eventTime, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        Set<TopicPartition> waiting = new HashSet<>();
        for (Source source : sources.values()) {
            Instant limit = slowest.get(source.asset);
            boolean isAhead =
                    limit != null && source.eventTime.isAfter(limit.plus(settings.ahead()));
            if (isAhead || (takeover != null && takeover.isOpen(source.asset))) {
                waiting.add(source.partition);
            }
        }
        return waiting;
    }

    private boolean isDue(Asset asset, Instant now) {
        return isPast(saidAt.getOrDefault(asset, Instant.EPOCH), settings.interval(), now);
    }

    /** A clock that was put back must not silence the heartbeats until it is where it was. */
    private static boolean isPast(Instant since, Duration span, Instant now) {
        return Duration.between(since, now).abs().compareTo(span) >= 0;
    }

    private static boolean isAtKnownEnd(Source source, Consumer<byte[], byte[]> consumer) {
        return consumer.currentLag(source.partition).orElse(1) == 0;
    }

    private static Map<TopicPartition, OffsetAndMetadata> atTheirEnd(
            Set<TopicPartition> candidates, Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, OffsetAndMetadata> idle = new HashMap<>();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(candidates, PATIENCE);
            for (TopicPartition partition : candidates) {
                long position = consumer.position(partition, PATIENCE);
                if (position >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
                    idle.put(partition, new OffsetAndMetadata(position));
                }
            }
            return idle;
        } catch (TimeoutException e) {
            // Nobody knows whether they are idle, so nothing is said of them.
            return Map.of();
        }
    }

    private List<Input.Heartbeat> heartbeats(
            Set<TopicPartition> idle, Instant now, Consumer<byte[], byte[]> consumer) {
        TreeMap<Asset, SortedSet<String>> byAsset = new TreeMap<>();
        for (Source source : sources.values()) {
            if (idle.contains(source.partition)) {
                byAsset.computeIfAbsent(source.asset, asset -> new TreeSet<>())
                        .add(source.partition.toString());
            }
        }
        List<Input.Heartbeat> heartbeats = new ArrayList<>();
        for (Map.Entry<Asset, SortedSet<String>> entry : byAsset.entrySet()) {
            saidAt.put(entry.getKey(), now);
            heartbeats.add(heartbeat(entry.getKey(), now, entry.getValue(), consumer));
        }
        return heartbeats;
    }

    private Input.Heartbeat heartbeat(
            Asset asset, Instant at, SortedSet<String> idle, Consumer<byte[], byte[]> consumer) {
        SortedSet<String> all = new TreeSet<>(idle);
        for (String topic : names.feedback().getOrDefault(asset, List.of())) {
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                all.add(info.topic() + "-" + info.partition());
            }
        }
        return new Input.Heartbeat(asset, at, all, idle);
    }

    /** One partition of an asset's input that belongs to this member. */
    private static final class Source {
        private final Asset asset;
        private final TopicPartition partition;
        private Instant quietSince;
        private Instant eventTime = Instant.MIN;

        Source(Asset asset, TopicPartition partition, Instant quietSince) {
            this.asset = asset;
            this.partition = partition;
            this.quietSince = quietSince;
        }
    }
}
