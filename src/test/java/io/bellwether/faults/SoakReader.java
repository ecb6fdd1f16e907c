package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows everything that the service writes, as a reader of committed records, and hands it to the
 * {@link SoakShadow} of its asset. Runs on a thread of its own until it is stopped or something is
 * wrong; its counts may be asked by others.
 */
final class SoakReader implements Runnable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String servers;
    private final TopicNames names;
    private final Map<Asset, SoakShadow> shadows;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean isStopping;

    SoakReader(String servers, TopicNames names, Map<Asset, SoakShadow> shadows) {
        this.servers = servers;
        this.names = names;
        this.shadows = new EnumMap<>(shadows);
    }

    /** How many records were journalled or set aside. */
    long taken() {
        return taken.get();
    }

    /** What was wrong, if anything was. */
    @Nullable Throwable failure() {
        return failure.get();
    }

    /** Ends {@link #run} as soon as everything is read that is there now. */
    void stop() {
        isStopping = true;
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!isStopping || !isAtEnd(consumer)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
            }
        } catch (RuntimeException | AssertionError e) {
            failure.compareAndSet(null, e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(names.scored())) {
            SoakShadow shadow = shadow(Asset.ofPartition(record.partition()).orElseThrow());
            Instant writtenAt = Instant.ofEpochMilli(record.timestamp());
            shadow.journalled(record.offset(), writtenAt, record.value());
            taken.addAndGet(record.key() == null ? 0 : 1);
        } else if (record.topic().equals(names.alert())) {
            shadow(Asset.ofPartition(record.partition()).orElseThrow()).alert(record.value());
        } else if (record.topic().equals(names.level())) {
            shadow(Asset.ofPartition(record.partition()).orElseThrow()).level(record.value());
        } else {
            Asset asset = names.assetOf(header(record, DeadLetters.TOPIC)).orElseThrow();
            shadow(asset)
                    .setAside(
                            Integer.parseInt(header(record, DeadLetters.PARTITION)),
                            Long.parseLong(header(record, DeadLetters.OFFSET)));
            taken.incrementAndGet();
        }
    }

    private SoakShadow shadow(Asset asset) {
        SoakShadow shadow = shadows.get(asset);
        if (shadow == null) {
            throw new IllegalStateException("every asset has a shadow, but not " + asset);
        }
        return shadow;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new AssertionError("a dead letter does not say " + name);
        }
        return new String(header.value(), UTF_8);
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<String> topics =
                new ArrayList<>(List.of(names.scored(), names.alert(), names.level()));
        names.allFeedback().stream().map(names::deadLetters).forEach(topics::add);
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo info : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, info.partition()));
            }
        }
        return partitions;
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
