package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Reading topics without a group, writing them without a transaction, and sending letters back. */
class TopicReaderTest {

    private final TopicNames names = TestBroker.topics(3);
    private final String topic = names.prefix() + "feedback.users.v1";
    private final TopicReader reader = new TopicReader(TestBroker.connection());

    /** The oldest partition is read first, and meanwhile the others must not be fetched whole. */
    @Test
    void largeRecordsOfManyPartitionsAreNotHeldInMemory() {
        String topic = TestBroker.topics(4).prefix() + "feedback.users.v1";
        for (int partition = 0; partition < 4; partition++) {
            Topic.send(topic, partition, Collections.nCopies(20, "x".repeat(900_000)));
        }
        TopicReader reader = new TopicReader(TestBroker.connection());
        long most = 0;
        int count = 0;
        try (TopicCursor cursor =
                reader.open(reader.ranges(List.of(topic), Optional.empty(), Optional.empty()))) {
            while (cursor.hasNext()) {
                most = Math.max(most, cursor.heldBytes());
                cursor.next();
                count++;
            }
        }
        assertThat(count).isEqualTo(80);
        assertThat(most).isBetween(900_000L, 4 * 4_000_000L);
    }

    @Test
    void partitionsAreMergedByTimestampAndEachKeepsItsOrder() {
        sendAt(0, 10, "a");
        sendAt(0, 40, "d");
        sendAt(1, 20, "b");
        sendAt(1, 50, "e");
        sendAt(2, 30, "c");
        assertThat(read(Optional.empty(), Optional.empty()))
                .containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aStretchOfTimeHasItsStartAndNotItsEnd() {
        for (int second = 0; second < 6; second++) {
            sendAt(second % 2, second, "s" + second);
        }
        assertThat(
                        read(
                                Optional.of(Instant.ofEpochSecond(1)),
                                Optional.of(Instant.ofEpochSecond(4))))
                .containsExactly("s1", "s2", "s3");
        assertThat(read(Optional.of(Instant.ofEpochSecond(9)), Optional.empty())).isEmpty();
    }

    @Test
    void moreRecordsThanOnePollBringsAreAllRead() {
        List<String> values = IntStream.range(0, 9_000).mapToObj(i -> "v" + i).toList();
        Topic.send(topic, 0, values);
        Topic.send(topic, 2, "other");
        List<String> found = new ArrayList<>(read(Optional.empty(), Optional.empty()));
        assertThat(found.remove("other")).isTrue();
        assertThat(found).isEqualTo(values);
    }

    /** Of 6 MB the first is fetched, then all but the last 10 records are deleted. */
    @Test
    void whatIsDeletedMeanwhileIsPassedOverWhenAllIsAskedFor() {
        sendLarge(6_000);
        List<String> found = new ArrayList<>();

        reader.read(
                topic,
                IllegalStateException::new,
                record -> {
                    if (found.isEmpty()) {
                        deleteBefore(5_990);
                    }
                    found.add(beginning(record));
                });

        assertThat(found).startsWith("v0-", "v1-").endsWith("v5998-", "v5999-");
        assertThat(found.subList(found.size() - 10, found.size()).get(0)).isEqualTo("v5990-");
        assertThat(found).doesNotHaveDuplicates().hasSizeLessThan(5_000);
    }

    @Test
    void readingAStretchFailsWhenPartOfItIsDeletedMeanwhile() {
        sendLarge(6_000);
        List<TopicRange> all = reader.ranges(List.of(topic), Optional.empty(), Optional.empty());
        try (TopicCursor cursor = reader.open(all)) {
            cursor.next();
            deleteBefore(5_990);

            assertThatThrownBy(() -> cursor.forEachRemaining(record -> {}))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageMatching(
                            "\\d+ records of " + topic + "-0 were deleted before they were read");
        }
    }

    private void sendLarge(int count) {
        String filling = "x".repeat(1_000);
        Topic.send(
                topic,
                0,
                IntStream.range(0, count).mapToObj(i -> "v" + i + "-" + filling).toList());
    }

    private static String beginning(InputRecord record) {
        String text = Wire.text(record);
        return text.substring(0, text.indexOf('-') + 1);
    }

    private void deleteBefore(long offset) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (Admin admin = TestBroker.connection().admin()) {
            Futures.get(
                    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                            .all());
        }
    }

    @Test
    void aProducerCountsWhatTheBrokerAcknowledges() {
        try (FeedbackProducer producer = new FeedbackProducer(TestBroker.connection())) {
            for (int i = 0; i < 1_000; i++) {
                producer.send(topic, bytes("author" + i % 7), bytes("v" + i), List.of());
            }
            producer.flush();
            assertThat(producer.acknowledged()).isEqualTo(1_000);
        }
        assertThat(Topic.read(topic)).hasSize(1_000);
    }

    @Test
    void aTailHandsOutWhatIsThereThenWhatComes() {
        Scheduler thread = Schedulers.newSingle("tail");
        Topic.send(topic, 0, "before");
        TopicTail tail = new TopicTail(TestBroker.connection(), List.of(topic), thread);
        StepVerifier.create(
                        tail.parts()
                                .concatMapIterable(TopicTail.Part::records, 1)
                                .map(Wire::text)
                                .take(2))
                .expectNext("before")
                .then(() -> Topic.send(topic, 1, "after"))
                .expectNext("after")
                .expectComplete()
                .verify(Duration.ofSeconds(20));
        thread.dispose();
    }

    @Test
    void anEmptyTopicIsCaughtUpAtOnce() {
        Scheduler thread = Schedulers.newSingle("tail");
        TopicTail tail = new TopicTail(TestBroker.connection(), List.of(topic), thread);
        StepVerifier.create(tail.parts().take(1))
                .expectNext(new TopicTail.Part(List.of(), true))
                .expectComplete()
                .verify(Duration.ofSeconds(20));
        thread.dispose();
    }

    @Test
    void repairedLettersGoBackOnceHoweverOftenTheyAreSent() {
        letter(1, "broken", Header.of("trace", "42"));
        letter(2, "hopeless");
        letter(0, "", Header.of(DeadLetters.VALUE_OMITTED, "2000000"));
        Redrive redrive = new Redrive(TestBroker.connection(), names, TestBroker.unique("g"));
        assertThat(redrive.run(topic, TopicReaderTest::repair)).isEqualTo(new Redrive.Result(1, 2));
        assertThat(redrive.run(topic, TopicReaderTest::repair)).isEqualTo(new Redrive.Result(0, 2));
        List<InputRecord> back = Topic.read(topic);
        assertThat(back).hasSize(1);
        assertThat(Wire.text(back.get(0))).isEqualTo("mended");
        assertThat(back.get(0).partition()).isEqualTo(1);
        assertThat(back.get(0).headers()).extracting(Header::name).containsExactly("trace");
    }

    @Test
    void lettersThatCouldNotBeRepairedWaitForABetterRepair() {
        for (int i = 0; i < 30; i++) {
            letter(i % 3, "hopeless " + i, Header.of("trace", "" + i));
        }
        Redrive redrive = new Redrive(TestBroker.connection(), names, TestBroker.unique("g"));
        assertThat(redrive.run(topic, letter -> Optional.empty()))
                .isEqualTo(new Redrive.Result(0, 30));
        assertThat(redrive.run(topic, letter -> Optional.ofNullable(letter.value())))
                .isEqualTo(new Redrive.Result(30, 0));
        assertThat(redrive.run(topic, letter -> Optional.ofNullable(letter.value())))
                .isEqualTo(new Redrive.Result(0, 0));
        assertThat(Topic.read(topic)).extracting(Wire::text).hasSize(30).doesNotHaveDuplicates();
    }

    private static Optional<byte[]> repair(InputRecord letter) {
        return Wire.text(letter).equals("broken") ? Optional.of(bytes("mended")) : Optional.empty();
    }

    private void letter(int partition, String value, Header... more) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(names.deadLetters(topic), partition, null, bytes(value));
        record.headers().add(DeadLetters.TOPIC, bytes(topic));
        for (Header header : more) {
            record.headers().add(header.name(), header.value());
        }
        send(record);
    }

    private void sendAt(int partition, long epochSecond, String value) {
        send(new ProducerRecord<>(topic, partition, epochSecond * 1_000, null, bytes(value)));
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        SendErrors errors = new SendErrors();
        try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
            var unused = producer.send(record, errors);
            producer.flush();
        }
        errors.throwFirst();
    }

    private List<String> read(Optional<Instant> from, Optional<Instant> to) {
        List<String> values = new ArrayList<>();
        try (TopicCursor cursor = reader.open(reader.ranges(List.of(topic), from, to))) {
            cursor.forEachRemaining(record -> values.add(Wire.text(record)));
        }
        return values;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
