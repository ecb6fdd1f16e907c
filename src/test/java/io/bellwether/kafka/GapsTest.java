package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.pipeline.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void recordsThatWereDeletedBeforeTheGroupReadThemAreCounted() throws Exception {
        TopicNames names = TestBroker.topics(1);
        TopicPartition trimmed = new TopicPartition(names.prefix() + "feedback.users.v1", 0);
        TopicPartition whole = new TopicPartition(names.prefix() + "feedback.staff.v1", 0);
        Topic.send(trimmed.topic(), 0, "a", "b", "c", "d");
        Topic.send(whole.topic(), 0, "a");
        try (Admin admin = TestBroker.connection().admin()) {
            admin.deleteRecords(Map.of(trimmed, RecordsToDelete.beforeOffset(3))).all().get();
        }
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        try (Consumer<byte[], byte[]> consumer =
                TestBroker.connection().member(member, 10, SourceSettings.Start.EARLIEST)) {
            consumer.assign(List.of(trimmed, whole));
            consumer.seek(trimmed, 1);
            consumer.seek(whole, 0);
            assertThat(Gaps.of(Set.of(trimmed, whole), consumer))
                    .containsExactly(Map.entry(trimmed, 2L));
        }
    }
}
