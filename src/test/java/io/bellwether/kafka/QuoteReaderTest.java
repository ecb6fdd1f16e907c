package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.feedback.Pointer;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts by pointer. */
class QuoteReaderTest {

    private final TopicNames names = TestBroker.topics(2);
    private final String topic = names.prefix() + "feedback.users.v1";
    private final QuoteReader reader =
            new QuoteReader(
                    TestBroker.connection(),
                    record -> Optional.of(Wire.text(record)).filter(text -> !text.isEmpty()),
                    Duration.ofSeconds(30));

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void textsAreFoundWhereverTheyLie() {
        Topic.send(topic, 0, "a", "b", "c");
        Topic.send(topic, 1, "d");
        Map<Pointer, String> texts = reader.texts(List.of(at(0, 2), at(1, 0), at(0, 0)));
        assertThat(texts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(at(0, 0), "a", at(0, 2), "c", at(1, 0), "d"));
    }

    @Test
    void whatRetentionHasTakenIsMissing() {
        Topic.send(topic, 0, "a", "b", "c");
        try (Admin admin = TestBroker.connection().admin()) {
            Futures.get(
                    admin.deleteRecords(
                                    Map.of(
                                            new TopicPartition(topic, 0),
                                            RecordsToDelete.beforeOffset(2)))
                            .all());
        }
        assertThat(reader.texts(List.of(at(0, 1), at(0, 2)))).isEqualTo(Map.of(at(0, 2), "c"));
    }

    @Test
    void whatIsNotWrittenYetAndWhatLiesInFilesIsMissing() {
        Topic.send(topic, 0, "a");
        Pointer inFile = new Pointer.InFile("reviews.csv", 1);
        assertThat(reader.texts(List.of(at(0, 7), inFile))).isEmpty();
    }

    @Test
    void aTopicThatIsNotThereCostsNoMoreThanThePatience() {
        try (QuoteReader impatient =
                new QuoteReader(
                        TestBroker.connection(),
                        record -> Optional.of("found"),
                        Duration.ofMillis(500))) {
            Pointer nowhere = new Pointer.InTopic("no-such-topic", 0, 0);
            assertThat(impatient.texts(List.of(nowhere))).isEmpty();
        }
    }

    private Pointer at(int partition, long offset) {
        return new Pointer.InTopic(topic, partition, offset);
    }
}
