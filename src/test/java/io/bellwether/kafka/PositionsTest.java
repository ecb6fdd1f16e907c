package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where members read on. */
class PositionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicNames names = TestBroker.topics(1);
    private final String topic = names.prefix() + "feedback.users.v1";
    private final TopicPartition partition = new TopicPartition(topic, 0);

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aNewGroupBeginsWithTheOldestRecord(GroupProtocol protocol) {
        Topic.send(topic, 0, "a", "b");
        try (Consumer<byte[], byte[]> consumer = joined(protocol)) {
            Positions positions = firstRun(consumer, SourceSettings.Start.EARLIEST);
            positions.open(Set.of(partition));
            assertThat(read(positions, 2)).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aNewGroupBeginsWithTheNextRecordIfItIsToldSo(GroupProtocol protocol) {
        Topic.send(topic, 0, "a", "b");
        try (Consumer<byte[], byte[]> consumer = joined(protocol)) {
            Positions positions = firstRun(consumer, SourceSettings.Start.LATEST);
            positions.open(Set.of(partition));
            Topic.send(topic, 0, "c");
            assertThat(read(positions, 1)).containsExactly("c");
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aGroupGoesOnBehindWhatWasDeleted(GroupProtocol protocol) throws Exception {
        Topic.send(topic, 0, "a", "b", "c", "d");
        try (Admin admin = TestBroker.connection().admin()) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();
        }
        try (Consumer<byte[], byte[]> consumer = joined(protocol)) {
            Positions positions = firstRun(consumer, SourceSettings.Start.EARLIEST);
            consumer.seek(partition, 1);
            positions.open(Set.of(partition));
            assertThat(consumer.position(partition)).isEqualTo(3);
            consumer.seek(partition, 1);
            assertThat(read(positions, 1)).containsExactly("d");
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aGroupThatHasReadFurtherThanTheLogReachesWaitsAtItsEnd(GroupProtocol protocol) {
        Topic.send(topic, 0, "a", "b");
        try (Consumer<byte[], byte[]> consumer = joined(protocol)) {
            Positions positions = firstRun(consumer, SourceSettings.Start.EARLIEST);
            consumer.seek(partition, 7);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                var unused = positions.poll(Duration.ofMillis(200));
                                return consumer.position(partition) == 2;
                            });
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aGroupThatReadWhatALeaderForgotWaitsAtTheEnd(GroupProtocol protocol) {
        Topic.send(topic, 0, "a", "b");
        OffsetAndMetadata forgotten = new OffsetAndMetadata(7, Optional.of(0), "");
        try (Consumer<byte[], byte[]> consumer = joined(protocol)) {
            Positions positions = firstRun(consumer, SourceSettings.Start.EARLIEST);
            consumer.seek(partition, forgotten);
            positions.open(Set.of(partition));
            assertThat(consumer.position(partition)).isEqualTo(7);
            consumer.seek(partition, forgotten);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                var unused = positions.poll(Duration.ofMillis(200));
                                positions.open(Set.of(partition));
                                return consumer.position(partition) == 2;
                            });
            Topic.send(topic, 0, "c");
            assertThat(read(positions, 1)).containsExactly("c");
        }
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aPartitionWithoutAPlaceDoesNotMoveTheOthers(GroupProtocol protocol) throws Exception {
        TopicPartition fresh = new TopicPartition(names.prefix() + "feedback.staff.v1", 0);
        Topic.send(topic, 0, "a", "b", "c");
        Topic.send(names.scored(), 0, "an output");
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", protocol);
        try (Admin admin = TestBroker.connection().admin()) {
            admin.alterConsumerGroupOffsets(
                            member.groupId(), Map.of(partition, new OffsetAndMetadata(2)))
                    .all()
                    .get();
        }
        try (Consumer<byte[], byte[]> consumer = TestBroker.connection().member(member, 10)) {
            Positions positions =
                    new Positions(consumer, "test", SourceSettings.Start.EARLIEST, Positions.DOUBT);
            positions.look(List.of(names.scored()));
            consumer.subscribe(List.of(topic, fresh.topic()));
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                var unused = positions.poll(Duration.ofMillis(100));
                                return consumer.assignment().size() == 2;
                            });
            positions.open(consumer.assignment());
            assertThat(consumer.position(partition)).isEqualTo(2);
            assertThat(consumer.position(fresh)).isZero();
            positions.open(consumer.assignment());
            assertThat(consumer.position(partition)).isEqualTo(2);
        }
    }

    @Test
    void aCoordinatorThatRemembersLateIsNoReasonToReadEverythingAgain() {
        Consumer<byte[], byte[]> consumer = new Forgetful(3);
        Positions positions =
                new Positions(consumer, "g", SourceSettings.Start.EARLIEST, Positions.DOUBT);
        assertThatThrownBy(() -> positions.open(Set.of(partition)))
                .hasMessageContaining("did not know at first what was committed");
    }

    @Test
    void aGroupThatHasCommittedNothingIsBelievedInTheEnd() {
        Consumer<byte[], byte[]> consumer = new Forgetful(Integer.MAX_VALUE);
        Positions positions =
                new Positions(consumer, "g", SourceSettings.Start.EARLIEST, Duration.ofMillis(1));
        positions.open(Set.of(partition));
        assertThat(consumer.position(partition)).isEqualTo(4);
    }

    /** A coordinator that says "nothing" a number of times, and then what was committed. */
    private final class Forgetful extends MockConsumer<byte[], byte[]> {

        private int left;

        Forgetful(int times) {
            super("none");
            left = times;
            assign(List.of(partition));
            updateBeginningOffsets(Map.of(partition, 4L));
            updateEndOffsets(Map.of(partition, 9L));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(
                Set<TopicPartition> partitions, Duration timeout) {
            left--;
            return left >= 0 ? Map.of() : Map.of(partition, new OffsetAndMetadata(6));
        }
    }

    private Consumer<byte[], byte[]> joined(GroupProtocol protocol) {
        Consumer<byte[], byte[]> consumer =
                TestBroker.connection()
                        .member(ScoreRig.member(TestBroker.unique("g"), "a", protocol), 10);
        consumer.subscribe(List.of(topic));
        Positions positions = firstRun(consumer, SourceSettings.Start.EARLIEST);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            var unused = positions.poll(Duration.ofMillis(100));
                            return !consumer.assignment().isEmpty();
                        });
        return consumer;
    }

    /** No output has a record yet. */
    private Positions firstRun(Consumer<byte[], byte[]> consumer, SourceSettings.Start start) {
        Positions positions = new Positions(consumer, "test", start, Positions.DOUBT);
        positions.look(List.of(names.alert()));
        return positions;
    }

    private static List<String> read(Positions positions, int count) {
        List<String> values = new ArrayList<>();
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            positions
                                    .poll(Duration.ofMillis(200))
                                    .forEach(r -> values.add(new String(r.value(), UTF_8)));
                            return values.size() >= count;
                        });
        return values;
    }
}
