package io.bellwether.kafka;

import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends repaired dead letters back to where they came from, each once: how far it came is committed
 * together with what it sent, so that a run that is broken off, or repeated, sends nothing twice.
 */
public final class Redrive {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OURS = "bellwether.";

    private final KafkaConnection connection;
    private final TopicNames names;
    private final Member member;

    /**
     * @param group what all roles of the installation share; two runs at a time shut each other out
     */
    public Redrive(KafkaConnection connection, TopicNames names, String group) {
        this.connection = connection;
        this.names = names;
        this.member = new Member(group, "redrive", "0", GroupProtocol.CLASSIC);
    }

    /**
     * What a run did.
     *
     * @param sent letters that went back
     * @param skipped letters that stay what they are: their value was too large to keep, or they
     *     could not be repaired
     */
    public record Result(long sent, long skipped) {
        Result plus(long moreSent, long moreSkipped) {
            return new Result(sent + moreSent, skipped + moreSkipped);
        }
    }

    /**
     * Handles the letters of {@code topic} that are there now and were not handled before; blocks.
     *
     * @param repair the value to send in place of the letter's; empty to skip it
     */
    public Result run(String topic, Function<InputRecord, Optional<byte[]>> repair) {
        String letters = names.deadLetters(topic);
        List<TopicRange> ranges =
                new TopicReader(connection)
                        .ranges(List.of(letters), Optional.empty(), Optional.empty());
        TransactionWriter writer =
                new TransactionWriter(connection.transactional(member.transactionalId()));
        try (Consumer<byte[], byte[]> consumer =
                connection.member(member, 500, SourceSettings.Start.EARLIEST)) {
            writer.init();
            seek(consumer, ranges);
            Result result = new Result(0, 0);
            while (!isAtEnd(consumer, ranges)) {
                result = forward(consumer, writer, repair, result);
            }
            writer.close();
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            return result;
        } catch (RuntimeException e) {
            writer.abandon();
            throw e;
        }
    }

    private static void seek(Consumer<byte[], byte[]> consumer, List<TopicRange> ranges) {
        List<TopicPartition> partitions = ranges.stream().map(TopicRange::topicPartition).toList();
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(new HashSet<>(partitions));
        for (TopicRange range : ranges) {
            OffsetAndMetadata before = committed.get(range.topicPartition());
            long from = before == null ? range.from() : Math.max(range.from(), before.offset());
            consumer.seek(range.topicPartition(), from);
        }
    }

    private static boolean isAtEnd(Consumer<byte[], byte[]> consumer, List<TopicRange> ranges) {
        return ranges.stream()
                .allMatch(range -> consumer.position(range.topicPartition()) >= range.to());
    }

    private Result forward(
            Consumer<byte[], byte[]> consumer,
            TransactionWriter writer,
            Function<InputRecord, Optional<byte[]>> repair,
            Result before) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        List<OutputRecord> outputs = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            back(Records.input(record), repair).ifPresent(outputs::add);
        }
        if (!records.isEmpty()) {
            writer.commit(outputs, records.nextOffsets(), consumer.groupMetadata());
        }
        return before.plus(outputs.size(), records.count() - outputs.size());
    }

    private static Optional<OutputRecord> back(
            InputRecord letter, Function<InputRecord, Optional<byte[]>> repair) {
        Optional<String> topic = letter.header(DeadLetters.TOPIC).map(Header::text);
        if (topic.isEmpty() || letter.header(DeadLetters.VALUE_OMITTED).isPresent()) {
            return Optional.empty();
        }
        List<Header> headers =
                letter.headers().stream()
                        .filter(header -> !header.name().startsWith(OURS))
                        .toList();
        return repair.apply(letter)
                .map(
                        value ->
                                new OutputRecord(
                                        topic.get(),
                                        letter.partition(),
                                        letter.key(),
                                        value,
                                        headers))
                .filter(OutputRecord::isSendable);
    }
}
