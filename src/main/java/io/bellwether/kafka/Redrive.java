package io.bellwether.kafka;

import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends repaired dead letters back to where they came from, each once: how far it came is committed
 * together with what it sent, so that a run that is broken off, or repeated, sends nothing twice.
 */
public final class Redrive {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String OURS = "bellwether.";
    private static final int MANY = 500;

    /** Handing over takes its time, and what a run that is broken off repeats should be little. */
    private static final int FEW = 10;

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
     * @param skipped letters that stay what they are, for a later run: their value was too large to
     *     keep, or they could not be repaired
     */
    public record Result(long sent, long skipped) {
        Result plus(long moreSent, long moreSkipped) {
            return new Result(sent + moreSent, skipped + moreSkipped);
        }
    }

    /**
     * Handles the letters of {@code topic} that are there now and were not sent before; blocks.
     *
     * <p>A letter that is skipped goes to the end of its partition, because an offset cannot say
     * that one in the middle is still to do.
     *
     * @param repair the value to send in place of the letter's; empty to skip it
     */
    public Result run(String topic, Function<InputRecord, Optional<byte[]>> repair) {
        return run(topic, MANY, letter -> handled(letter, back(letter, repair)));
    }

    /**
     * Handles the letters of {@code topic} that are there now and were not handed over before, by
     * handing them over to somebody else than the topic; blocks. A run that is broken off may hand
     * the last ones over again.
     *
     * @param taker gives what is left of the letter, which stays, at the end of its partition;
     *     empty when it was taken
     */
    public Result handOver(String topic, Function<InputRecord, Optional<InputRecord>> taker) {
        return run(topic, FEW, letter -> handedOver(taker.apply(letter)));
    }

    private static Handled handedOver(Optional<InputRecord> left) {
        return new Handled(left.map(Redrive::again), left.isEmpty());
    }

    private static Handled handled(InputRecord letter, Optional<OutputRecord> back) {
        return back.isPresent()
                ? new Handled(back, true)
                : new Handled(Optional.of(again(letter)), false);
    }

    /** What is written for a letter, if anything is, and whether it is dealt with. */
    private record Handled(Optional<OutputRecord> output, boolean isSent) {}

    private Result run(String topic, int most, Function<InputRecord, Handled> handler) {
        String letters = names.deadLetters(topic);
        TransactionWriter writer = new TransactionWriter(connection, member.transactionalId());
        try (Consumer<byte[], byte[]> consumer = connection.member(member, most)) {
            writer.init(
                    consumer.groupMetadata(),
                    new TopicPartition(letters, 0),
                    List.of(topic, letters));
            // Not before: a transaction of the last run could still hide what it left.
            List<TopicRange> ranges =
                    new TopicReader(connection)
                            .ranges(List.of(letters), Optional.empty(), Optional.empty());
            seek(consumer, ranges);
            Map<TopicPartition, Long> ends = new HashMap<>();
            ranges.forEach(range -> ends.put(range.topicPartition(), range.to()));
            Result result = new Result(0, 0);
            while (!isAtEnd(consumer, ranges)) {
                result = forward(consumer, writer, ends, handler, result);
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
            Map<TopicPartition, Long> ends,
            Function<InputRecord, Handled> handler,
            Result before) {
        List<OutputRecord> outputs = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
        long sent = 0;
        long skipped = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < ends.getOrDefault(partition, 0L)) {
                Handled letter = handler.apply(Records.input(record));
                letter.output().ifPresent(outputs::add);
                sent += letter.isSent() ? 1 : 0;
                skipped += letter.isSent() ? 0 : 1;
                handled.put(partition, new OffsetAndMetadata(record.offset() + 1));
            }
        }
        if (!handled.isEmpty()) {
            writer.commit(outputs, handled, consumer.groupMetadata());
        }
        return before.plus(sent, skipped);
    }

    private static OutputRecord again(InputRecord letter) {
        return new OutputRecord(
                letter.topic(), letter.partition(), letter.key(), letter.value(), letter.headers());
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
                                        partition(letter),
                                        letter.key(),
                                        value,
                                        headers))
                .filter(OutputRecord::isSendable);
    }

    /** The letter itself may lie elsewhere: its topic had fewer partitions then. */
    private static int partition(InputRecord letter) {
        return letter.header(DeadLetters.PARTITION)
                .map(Header::text)
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(letter.partition());
    }
}
