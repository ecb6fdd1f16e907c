package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final TopicPartition FAST = new TopicPartition("feedback", 0);
    private static final TopicPartition SLOW = new TopicPartition("feedback", 1);

    private final MockConsumer<byte[], byte[]> consumer = consumer();
    private final Backlog backlog = new Backlog();

    @Test
    void nothingIsKnownBeforeTheGroupHasSpoken() {
        backlog.clear();
        backlog.look(consumer);
        assertThat(backlog.records()).isEmpty();
        assertThat(backlog.workable()).isZero();
    }

    @Test
    void whatPartitionsHoldThatWaitForOthersIsLagAndNoWork() {
        backlog.clear();
        backlog.joined();
        backlog.holdsBack(Set.of(FAST));
        backlog.handedOut(2, consumer);
        assertThat(backlog.records()).hasValue(12);
        assertThat(backlog.workable()).isEqualTo(5);
        backlog.committed(2);
        assertThat(backlog.workable()).isEqualTo(3);
    }

    @Test
    void partitionThatWaitedAndWentToAnotherMemberDoesNotCount() {
        backlog.clear();
        backlog.joined();
        backlog.holdsBack(Set.of(FAST, new TopicPartition("feedback", 2)));
        backlog.handedOut(0, consumer);
        assertThat(backlog.workable()).isEqualTo(3);
    }

    /** It holds seven records of one partition unread, and three of the other. */
    private static MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(FAST, SLOW));
        consumer.updateBeginningOffsets(Map.of(FAST, 0L, SLOW, 0L));
        consumer.updateEndOffsets(Map.of(FAST, 7L, SLOW, 3L));
        consumer.seek(FAST, 0);
        consumer.seek(SLOW, 0);
        return consumer;
    }
}
