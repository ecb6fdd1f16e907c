package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.pipeline.Delivery;
import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLoopTest {

    @ParameterizedTest
    @CsvSource({"EXACTLY_ONCE, 0", "EXACTLY_ONCE, 50", "AT_LEAST_ONCE, 0", "AT_LEAST_ONCE, 50"})
    void everyRecordIsWrittenOnceAndTheLastCommitTellsAll(Delivery delivery, int millis) {
        TopicNames names = TestBroker.topics(2);
        String input = names.allFeedback().getFirst();
        List<String> values = IntStream.range(0, 700).mapToObj(i -> "v" + i).toList();
        Topic.send(input, 0, values.subList(0, 300));
        Topic.send(input, 1, values.subList(300, 700));
        Member member = new Member(TestBroker.unique("plain"), "raw", "0", GroupProtocol.CLASSIC);
        List<Long> commits = new ArrayList<>();

        new PlainLoop(
                        TestBroker.connection(),
                        member,
                        List.of(input),
                        100,
                        Duration.ofMillis(millis),
                        delivery)
                .run(
                        700,
                        record ->
                                new OutputRecord(
                                        names.scored(), 0, null, record.value(), List.of()),
                        commits::add);

        assertThat(Topic.values(names.scored(), "v")).containsExactlyInAnyOrderElementsOf(values);
        assertThat(commits).isSorted().startsWith(0L).endsWith(700L);
    }

    @Test
    void whereAnOutputCannotBeWrittenNoOffsetIsCommitted() throws Exception {
        TopicNames names = TestBroker.topics(1);
        String input = names.allFeedback().getFirst();
        Topic.send(input, 0, List.of("v0"));
        Member member = new Member(TestBroker.unique("plain"), "raw", "0", GroupProtocol.CLASSIC);
        PlainLoop loop =
                new PlainLoop(
                        TestBroker.connection(Map.of("max.request.size", "1000")),
                        member,
                        List.of(input),
                        100,
                        Duration.ZERO,
                        Delivery.AT_LEAST_ONCE);
        OutputRecord large = new OutputRecord(names.scored(), 0, null, new byte[2000], List.of());

        assertThatThrownBy(() -> loop.run(1, record -> large, committed -> {}))
                .hasMessage("a record could not be written");

        try (Admin admin = TestBroker.connection().admin()) {
            assertThat(
                            admin.listConsumerGroupOffsets(member.groupId())
                                    .partitionsToOffsetAndMetadata()
                                    .get())
                    .isEmpty();
        }
    }

    @Test
    void scratchTopicsAreGoneWhenClosed() {
        String prefix = TestBroker.unique("scratch") + ".";
        TopicNames names = TopicNames.prefixed(prefix);
        ScratchTopics topics = new ScratchTopics(TestBroker.connection(), prefix);
        topics.create(names, 1);
        topics.create(prefix + "raw");
        Topic.send(prefix + "raw", 2, "v0");
        assertThat(Topic.values(prefix + "raw", "v")).containsExactly("v0");

        topics.close();

        TopicReader reader = new TopicReader(TestBroker.connection());
        assertThatThrownBy(
                        () ->
                                reader.ranges(
                                        List.of(names.scored()),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessageContaining("does not host");
    }

    @Test
    void withoutAPrefixNothingIsTouched() {
        assertThatThrownBy(() -> new ScratchTopics(TestBroker.connection(), ""))
                .hasMessageContaining("every topic would be deleted");
    }
}
