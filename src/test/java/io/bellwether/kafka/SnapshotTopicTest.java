package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.pipeline.UnusableStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Snapshots in pieces, in a real topic. */
class SnapshotTopicTest {

    private final TopicNames names = TestBroker.topics(1);
    private final SnapshotTopic snapshots = new SnapshotTopic(TestBroker.connection(), names, 1, 4);

    @Test
    void twoGenerationsComeBackWholeNewestFirst() {
        write(1, 10, "first state");
        write(2, 20, "second state");
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("2@20:second state", "1@10:first state");
    }

    @Test
    void anIncompleteNewestSnapshotLeavesTheOneBeforeIt() {
        write(1, 10, "first state");
        List<OutputRecord> pieces = pieces(2, 20, "second state");
        Snapshots.write(pieces.subList(0, pieces.size() - 1));
        List<ILoggingEvent> warnings = warnings();
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("1@10:first state");
        assertThat(warnings)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("users: snapshot 2 is incomplete");
    }

    @Test
    void aPieceOfAnotherSnapshotIsNotTakenForOneOfThisOne() {
        write(2, 20, "a state that is long");
        List<OutputRecord> pieces = pieces(4, 40, "another that is longer");
        Snapshots.write(pieces.subList(0, 2));
        assertThat(snapshots.complete(Asset.USERS, 100)).isEmpty();
    }

    @Test
    void aDamagedSnapshotIsPassedOver() {
        write(1, 10, "first state");
        List<OutputRecord> pieces = new ArrayList<>(pieces(2, 20, "second state"));
        OutputRecord last = pieces.remove(pieces.size() - 1);
        byte[] value = last.value();
        assertThat(value).isNotNull();
        if (value != null) {
            value[value.length - 1] ^= 1;
        }
        pieces.add(last);
        Snapshots.write(pieces);
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("1@10:first state");
    }

    @Test
    void aSnapshotThatKnowsMoreThanIsCommittedIsPassedOver() {
        write(1, 10, "first state");
        write(2, 20, "second state");
        assertThat(snapshots.complete(Asset.USERS, 19))
                .extracting(this::text)
                .containsExactly("1@10:first state");
    }

    @Test
    void aShorterSnapshotIsWholeThoughPiecesOfALongerOneLieBehindIt() {
        write(2, 20, "a state that is long");
        Snapshots.write(
                new SnapshotTopic(TestBroker.connection(), names, 1, 4)
                        .encode(Asset.USERS, new SavedState(4, 40, "short".getBytes(UTF_8))));
        List<ILoggingEvent> warnings = warnings();
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("4@40:short");
        assertThat(warnings).isEmpty();
    }

    /** They may name somebody who was erased since. */
    @Test
    void thePiecesOfALongerSnapshotAreDeletedByTheShorterOneThatTakesItsPlace() {
        write(2, 20, "a state that is long");
        SnapshotTopic restored = new SnapshotTopic(TestBroker.connection(), names, 1, 4);
        assertThat(restored.complete(Asset.USERS, 100)).hasSize(1);

        List<OutputRecord> pieces =
                restored.encode(Asset.USERS, new SavedState(4, 40, "short".getBytes(UTF_8)));

        assertThat(pieces)
                .extracting(piece -> new String(piece.key(), UTF_8) + (piece.value() == null))
                .containsExactly(
                        "users/0/0false",
                        "users/0/1false",
                        "users/0/2true",
                        "users/0/3true",
                        "users/0/4true");
        Snapshots.write(pieces);
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("4@40:short");
    }

    /** What the class under test logs from now on. */
    private static List<ILoggingEvent> warnings() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(SnapshotTopic.class)).addAppender(appender);
        return appender.list;
    }

    @Test
    void anEmptyStateIsAState() {
        write(1, 10, "");
        assertThat(snapshots.complete(Asset.USERS, 100))
                .extracting(this::text)
                .containsExactly("1@10:");
    }

    @Test
    void aNewerVersionIsRefusedAndAnOlderOnePassedOver() {
        write(1, 10, "state");
        SnapshotTopic older = new SnapshotTopic(TestBroker.connection(), names, 0, 4);
        SnapshotTopic newer = new SnapshotTopic(TestBroker.connection(), names, 2, 4);
        assertThatThrownBy(() -> older.complete(Asset.USERS, 100))
                .isInstanceOf(UnusableStateException.class)
                .hasMessageContaining("state 1; this program reads 1, 0");
        assertThat(newer.complete(Asset.USERS, 100)).isEmpty();
    }

    @Test
    void aSnapshotBehindAnOpenTransactionIsWaitedFor() throws Exception {
        try (Producer<byte[], byte[]> open =
                TestBroker.connection().transactional(TestBroker.unique("open"))) {
            open.initTransactions();
            open.beginTransaction();
            byte[] junk = "junk".getBytes(UTF_8);
            open.send(new ProducerRecord<>(names.state(), 0, junk, junk)).get();
            write(1, 10, "behind it");
            CompletableFuture<List<SavedState>> found =
                    CompletableFuture.supplyAsync(
                            () -> snapshots.complete(Asset.USERS, 100).toList());
            assertThat(found).isNotDone();
            open.abortTransaction();
            assertThat(found.get()).extracting(this::text).containsExactly("1@10:behind it");
        }
    }

    private String text(SavedState saved) {
        return saved.sequence()
                + "@"
                + saved.journalOffset()
                + ":"
                + new String(saved.state(), UTF_8);
    }

    private void write(long sequence, long offset, String state) {
        Snapshots.write(pieces(sequence, offset, state));
    }

    private List<OutputRecord> pieces(long sequence, long offset, String state) {
        return snapshots.encode(
                Asset.USERS, new SavedState(sequence, offset, state.getBytes(UTF_8)));
    }
}
