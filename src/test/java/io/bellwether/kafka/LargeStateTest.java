package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a restore may cost, in counts. */
class LargeStateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BYTES = 20_000_000;
    private static final int PIECE_BYTES = 500_000;

    /** Of {@link MonitorRig}. */
    private static final int RHYTHM = 150;

    private static final int BATCH = 37;

    private final TopicNames names = TestBroker.topics(1);

    @Test
    void aLargeStateIsSentInManyPiecesAndTwoGenerationsOfItAreKept() {
        SnapshotTopic snapshots = new SnapshotTopic(TestBroker.connection(), names, 1);
        for (int sequence = 1; sequence <= 3; sequence++) {
            List<OutputRecord> pieces = snapshots.encode(Asset.USERS, state(sequence));
            assertThat(pieces)
                    .hasSize(BYTES / PIECE_BYTES)
                    .allMatch(OutputRecord::isSendable)
                    .allMatch(piece -> piece.sizeInBytes() < PIECE_BYTES + 500);
            Snapshots.write(pieces);
        }
        List<SavedState> found = snapshots.complete(Asset.USERS, Long.MAX_VALUE).toList();
        assertThat(found).extracting(SavedState::sequence).containsExactly(3L, 2L);
        assertThat(found.get(0).state()).isEqualTo(state(3).state());
        assertThat(found.get(1).state()).isEqualTo(state(2).state());
    }

    private static SavedState state(int sequence) {
        byte[] bytes = new byte[BYTES];
        new Random(sequence).nextBytes(bytes);
        return new SavedState(sequence, sequence * 100L, bytes);
    }

    @Test
    void aMemberThatDiesLeavesNoMoreToReplayThanOneRhythm() {
        String group = TestBroker.unique("g");
        List<String> entries =
                IntStream.range(0, 1_000).mapToObj(i -> "scored|f" + i + "|1000").toList();
        Topic.send(names.scored(), Asset.USERS.partition(), entries);
        try (MonitorRig rig = new MonitorRig(names, group, "a", GroupProtocol.CLASSIC)) {
            rig.start();
            await().atMost(PATIENCE).until(() -> rig.records.get() == entries.size());
            rig.cancel();
        }
        long committed = committed(group + "-monitor");
        assertThat(committed).isEqualTo(entries.size());
        SnapshotTopic snapshots = new SnapshotTopic(TestBroker.connection(), names, 1, 5);
        List<SavedState> found = snapshots.complete(Asset.USERS, committed).toList();
        assertThat(found).hasSize(2);
        assertThat(committed - found.get(0).journalOffset()).isBetween(1L, (long) RHYTHM + BATCH);
    }

    private long committed(String group) {
        TopicPartition journal = new TopicPartition(names.scored(), Asset.USERS.partition());
        try (Admin admin = TestBroker.connection().admin()) {
            OffsetAndMetadata found =
                    Futures.get(
                                    admin.listConsumerGroupOffsets(group)
                                            .partitionsToOffsetAndMetadata())
                            .get(journal);
            return found == null ? 0 : found.offset();
        }
    }
}
