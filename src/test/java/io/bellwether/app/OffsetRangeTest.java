package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kafka.TopicRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetRangeTest {

    private static final List<TopicRange> WHOLE =
            List.of(
                    new TopicRange("some-topic.v1", 0, 100, 900),
                    new TopicRange("some-topic.v1", 1, 0, 500),
                    new TopicRange("users", 0, 0, 0));

    @Test
    void namedPartitionIsNarrowedAndTheOthersStayWhole() {
        assertThat(narrow("some-topic.v1-0=150..200"))
                .containsExactly(
                        new TopicRange("some-topic.v1", 0, 150, 200), WHOLE.get(1), WHOLE.get(2));
    }

    @Test
    void eitherEndMayBeLeftOut() {
        assertThat(narrow("some-topic.v1-0=150..", "some-topic.v1-1=..200"))
                .containsExactly(
                        new TopicRange("some-topic.v1", 0, 150, 900),
                        new TopicRange("some-topic.v1", 1, 0, 200),
                        WHOLE.get(2));
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheForm() {
        for (String text : List.of("users=1..2", "users-0=1-2", "users-0=..x", "users-0")) {
            assertRefused("needs TOPIC-PARTITION=FROM..TO, such as", text);
        }
    }

    @Test
    void topicThatIsNotReplayedIsRefusedWithThoseThatAre() {
        assertRefused(
                "names topic other, but what is replayed is some-topic.v1, users", "other-0=1..2");
    }

    @Test
    void partitionThatIsNotThereIsRefusedWithThoseThatAre() {
        assertRefused(
                "names partition 2, but some-topic.v1 has the partitions 0 to 1",
                "some-topic.v1-2=1..2");
    }

    @Test
    void offsetsThatWereDeletedOrNeverWrittenAreRefusedWithWhatThereIs() {
        String there = "does not lie within some-topic.v1-0, which has 100..900";
        assertRefused(there, "some-topic.v1-0=99..200");
        assertRefused(there, "some-topic.v1-0=100..901");
        assertRefused(there, "some-topic.v1-0=901..");
    }

    @Test
    void stretchOfNothingIsRefused() {
        assertRefused("--offsets some-topic.v1-1=20..20 is empty", "some-topic.v1-1=20..20");
        assertRefused("--offsets users-0=.. is empty", "users-0=..");
    }

    @Test
    void partitionThatIsNamedTwiceIsRefused() {
        assertRefused(
                "names some-topic.v1-1 twice", "some-topic.v1-1=1..2", "some-topic.v1-1=3..4");
    }

    private static void assertRefused(String message, String... texts) {
        assertThatThrownBy(() -> narrow(texts))
                .isInstanceOf(WrongUseException.class)
                .hasMessageContaining(message);
    }

    private static List<TopicRange> narrow(String... texts) {
        return OffsetRange.narrow(WHOLE, Arrays.stream(texts).map(OffsetRange::parse).toList());
    }
}
