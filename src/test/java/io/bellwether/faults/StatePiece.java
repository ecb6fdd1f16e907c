package io.bellwether.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A piece of a snapshot, as it lies in the state topic: big-endian magic, format version, state
 * version, sequence (8 bytes), journal offset (8), total length, checksum, count and index, then
 * the bytes. Read here by itself, so that the suite does not trust the code under test.
 */
final class StatePiece {

    private static final int MAGIC = 0x42575354;
    private static final int SEQUENCE_AT = 12;
    private static final int COUNT_AT = 36;
    private static final int INDEX_AT = 40;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Asset asset;
    private final long topicOffset;
    private final byte[] value;

    private StatePiece(Asset asset, long topicOffset, byte[] value) {
        this.asset = asset;
        this.topicOffset = topicOffset;
        this.value = value;
    }

    /** First pieces of every snapshot of {@code asset}, open transactions included, in order. */
    static List<StatePiece> firstPieces(String servers, Asset asset) {
        TopicPartition partition =
                new TopicPartition(TopicNames.standard().state(), asset.partition());
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_uncommitted");
        List<StatePiece> pieces = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    StatePiece piece = new StatePiece(asset, record.offset(), record.value());
                    if (piece.isFirst()) {
                        pieces.add(piece);
                    }
                }
            }
        }
        return pieces;
    }

    /** The first piece of the newest snapshot. */
    static StatePiece newest(String servers, Asset asset) {
        return firstPieces(servers, asset).stream()
                .max(Comparator.comparingLong(StatePiece::sequence))
                .orElseThrow(() -> new IllegalStateException(asset + " has no snapshot"));
    }

    /** A piece by itself of a snapshot of a state that only a later version knows. */
    static StatePiece ofLaterVersion(Asset asset) {
        ByteBuffer buffer = ByteBuffer.allocate(INDEX_AT + 4);
        buffer.putInt(MAGIC).putInt(1).putInt(Integer.MAX_VALUE).putLong(1).putLong(0);
        buffer.putInt(0).putInt(0).putInt(1).putInt(0);
        return new StatePiece(asset, -1, buffer.array());
    }

    private boolean isFirst() {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return value.length > INDEX_AT && buffer.getInt(0) == MAGIC && buffer.getInt(INDEX_AT) == 0;
    }

    /** Counts the snapshots of an asset from 1. */
    long sequence() {
        return ByteBuffer.wrap(value).getLong(SEQUENCE_AT);
    }

    /** Of the first journal entry that the snapshot does not know. */
    long journalOffset() {
        return ByteBuffer.wrap(value).getLong(SEQUENCE_AT + Long.BYTES);
    }

    /** Where it lies in the state topic. */
    long topicOffset() {
        return topicOffset;
    }

    /** The same with its last bit turned. */
    StatePiece damaged() {
        byte[] copy = value.clone();
        copy[copy.length - 1] ^= 1;
        return new StatePiece(asset, -1, copy);
    }

    /** As if of the next snapshot, which has one piece more than will ever come. */
    StatePiece ofIncompleteNext() {
        byte[] copy = value.clone();
        ByteBuffer buffer = ByteBuffer.wrap(copy);
        buffer.putLong(SEQUENCE_AT, sequence() + 1);
        buffer.putInt(COUNT_AT, buffer.getInt(COUNT_AT) + 1);
        return new StatePiece(asset, -1, copy);
    }

    /** Writes it under the key that its snapshot has. */
    void write(String servers) {
        String key = asset.label() + "/" + sequence() % 2 + "/0";
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var answer =
                    producer.send(
                            new ProducerRecord<>(
                                    TopicNames.standard().state(),
                                    asset.partition(),
                                    key.getBytes(UTF_8),
                                    value));
            producer.flush();
            if (answer.state() != java.util.concurrent.Future.State.SUCCESS) {
                throw new IllegalStateException("the piece could not be written");
            }
        }
    }
}
