package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.pipeline.OutputRecord;
import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLoopTest {

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 50", "false, 0", "false, 50"})
    void everyRecordIsWrittenOnceAndTheLastCommitTellsAll(boolean isExactlyOnce, int millis) {
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
                        isExactlyOnce)
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
