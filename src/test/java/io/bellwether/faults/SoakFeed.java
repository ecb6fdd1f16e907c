package io.bellwether.faults;

import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link SoakStream} into the feedback topics from a thread of its own, at a rate or as
 * fast as the service takes it. Time that a broker was away is not made up for. What it says may be
 * asked by several threads.
 */
final class SoakFeed implements Runnable {

    /** Unread records beyond which nobody needs more. */
    static final long MOST_UNREAD = 100_000;

    private static final long TICK_NANOS = 10_000_000;
    private static final int AT_ONCE = 300;

    private final String servers;
    private final TopicNames names;
    private final int partitions;
    private final SoakStream stream;
    private final LongSupplier unread;
    private final AtomicLong perSecond = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean isStopping;

    /**
     * @param partitions of each feedback topic
     * @param unread how many records the service has not taken yet
     */
    SoakFeed(
            String servers,
            TopicNames names,
            int partitions,
            SoakStream stream,
            LongSupplier unread) {
        this.servers = servers;
        this.names = names;
        this.partitions = partitions;
        this.stream = stream;
        this.unread = unread;
    }

    /** The disk of a soak is for the journal. */
    static void keepShort(String servers, TopicNames names) {
        Collection<AlterConfigOp> small =
                List.of(
                        setting("retention.bytes", "134217728"),
                        setting("segment.bytes", "33554432"));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : names.allFeedback()) {
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), small);
        }
        try (Admin admin = KafkaConnection.to(servers).admin()) {
            admin.incrementalAlterConfigs(changes).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics could not be set", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while setting topics", e);
        }
    }

    private static AlterConfigOp setting(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** From now on at most so many records a second. */
    void atMost(long recordsPerSecond) {
        perSecond.set(recordsPerSecond);
    }

    /** Ends {@link #run} soon; everything sent is written by then. */
    void stop() {
        isStopping = true;
    }

    /** How many records were sent, all assets together. */
    long sent() {
        return rounds.get() * Asset.values().length;
    }

    /** How many of them the broker has. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** The first record that could not be written, if there is one. */
    @Nullable Exception failure() {
        return failure.get();
    }

    @Override
    public void run() {
        try (Producer<byte[], byte[]> producer = producer()) {
            long due = System.nanoTime();
            while (!isStopping) {
                due = Math.max(due, System.nanoTime() - TICK_NANOS);
                for (int i = 0; i < AT_ONCE / Asset.values().length; i++) {
                    round(producer);
                }
                due += (long) (AT_ONCE * 1e9 / perSecond.get());
                waitUntil(due);
            }
            producer.flush();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void waitUntil(long due) {
        while (!isStopping && (due - System.nanoTime() > 0 || unread.getAsLong() > MOST_UNREAD)) {
            LockSupport.parkNanos(Math.max(TICK_NANOS / 10, due - System.nanoTime()));
        }
    }

    /** One record of each asset. */
    private void round(Producer<byte[], byte[]> producer) {
        long n = rounds.get();
        for (Asset asset : Asset.values()) {
            String topic = names.feedback().getOrDefault(asset, List.of()).get(0);
            int partition = (int) (n % partitions);
            var unused =
                    producer.send(
                            new ProducerRecord<>(topic, partition, null, stream.value(asset, n)),
                            this::answered);
        }
        rounds.incrementAndGet();
    }

    private void answered(@Nullable RecordMetadata at, @Nullable Exception problem) {
        if (problem == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, problem);
        }
    }

    /** Patient: it outlives every broker that this suite kills. */
    private Producer<byte[], byte[]> producer() {
        int patience = Math.toIntExact(Duration.ofMinutes(5).toMillis());
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        8 * 1024 * 1024,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        patience,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        patience,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
