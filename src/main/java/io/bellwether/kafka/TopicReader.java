package io.bellwether.kafka;

import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads stretches of topics that are fixed when it starts, without a group and without leaving a
 * trace. All calls block; safe for use by several threads.
 */
public final class TopicReader {

    private static final int MAX_RECORDS = 2_000;
    private static final Duration WAIT = Duration.ofMillis(50);

    private final KafkaConnection connection;

    public TopicReader(KafkaConnection connection) {
        this.connection = connection;
    }

    /**
     * What {@code topics} hold at this moment of what was written from {@code from} to before
     * {@code to}, by Kafka's timestamps. Open transactions are left out.
     *
     * @param from empty for the beginning
     * @param to empty for the present end
     */
    public List<TopicRange> ranges(
            Collection<String> topics, Optional<Instant> from, Optional<Instant> to) {
        try (Admin admin = connection.admin()) {
            List<TopicPartition> partitions = partitions(admin, topics);
            Map<TopicPartition, Long> ends =
                    offsets(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
            Map<TopicPartition, Long> first =
                    at(admin, partitions, from, OffsetSpec.earliest(), ends);
            Map<TopicPartition, Long> last = at(admin, partitions, to, OffsetSpec.latest(), ends);
            List<TopicRange> ranges = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                long end = ends.getOrDefault(partition, 0L);
                long stop = Math.min(end, last.getOrDefault(partition, end));
                long start = Math.min(stop, first.getOrDefault(partition, 0L));
                ranges.add(new TopicRange(partition.topic(), partition.partition(), start, stop));
            }
            return ranges;
        }
    }

    /**
     * Opens {@code ranges} for reading, merged by Kafka's timestamps. The cursor belongs to one
     * thread and must be closed. It fails when retention deletes records before they are read; what
     * was deleted before it is opened is passed over.
     */
    public TopicCursor open(Collection<TopicRange> ranges) {
        return open(ranges, TopicCursor.Deleted.FAIL);
    }

    /** As {@link #open}, and what retention deletes before it is read is passed over, too. */
    public TopicCursor openWhatIsLeft(Collection<TopicRange> ranges) {
        return open(ranges, TopicCursor.Deleted.PASS_OVER);
    }

    private TopicCursor open(Collection<TopicRange> ranges, TopicCursor.Deleted deleted) {
        return new TopicCursor(connection.reader(MAX_RECORDS, WAIT), ranges, deleted);
    }

    /**
     * Reads everything that {@code topic} holds at this moment; nothing where it is not there. What
     * retention deletes meanwhile is passed over.
     *
     * @param forbidden is thrown when the topic may not be read
     */
    public void read(
            String topic,
            Supplier<? extends RuntimeException> forbidden,
            Consumer<InputRecord> each) {
        try (TopicCursor cursor =
                openWhatIsLeft(ranges(List.of(topic), Optional.empty(), Optional.empty()))) {
            cursor.forEachRemaining(each);
        } catch (UnknownTopicOrPartitionException e) {
            // Nobody has written to it yet: a past without such records.
        } catch (TopicAuthorizationException e) {
            throw forbidden.get();
        }
    }

    /** One partition from {@code from} up to the high watermark, open transactions included. */
    TopicRange toHighWatermark(String topic, int partition) {
        try (Admin admin = connection.admin()) {
            List<TopicPartition> one = List.of(new TopicPartition(topic, partition));
            long start =
                    offsets(admin, one, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED)
                            .getOrDefault(one.get(0), 0L);
            long end =
                    offsets(admin, one, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED)
                            .getOrDefault(one.get(0), 0L);
            return new TopicRange(topic, partition, start, Math.max(start, end));
        }
    }

    private static List<TopicPartition> partitions(Admin admin, Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, TopicDescription> described =
                new TreeMap<>(Futures.get(admin.describeTopics(topics).allTopicNames()));
        for (TopicDescription topic : described.values()) {
            for (TopicPartitionInfo info : topic.partitions()) {
                partitions.add(new TopicPartition(topic.name(), info.partition()));
            }
        }
        return partitions;
    }

    /** Where {@code time} begins; the end where nothing is that late. */
    private static Map<TopicPartition, Long> at(
            Admin admin,
            List<TopicPartition> partitions,
            Optional<Instant> time,
            OffsetSpec otherwise,
            Map<TopicPartition, Long> ends) {
        OffsetSpec spec =
                time.map(at -> OffsetSpec.forTimestamp(at.toEpochMilli())).orElse(otherwise);
        Map<TopicPartition, Long> found =
                offsets(admin, partitions, spec, IsolationLevel.READ_COMMITTED);
        found.replaceAll(
                (partition, offset) -> offset < 0 ? ends.getOrDefault(partition, 0L) : offset);
        return found;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin,
            List<TopicPartition> partitions,
            OffsetSpec spec,
            IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        Map<TopicPartition, ListOffsetsResultInfo> answer =
                Futures.get(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
