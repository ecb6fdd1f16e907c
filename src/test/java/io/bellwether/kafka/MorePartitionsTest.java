package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.pipeline.UnusableStateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Input that grows: more partitions under a running service, and another topic of an asset. */
class MorePartitionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PORTION = 50;

    private final TopicNames names = TopicNames.prefixed(TestBroker.unique("more") + ".");
    private final String topic = names.prefix() + "feedback.users.v1";
    private final List<String> sent = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void newPartitionsAreFoundUnderLoadAndNothingIsLost(GroupProtocol protocol) {
        create(names);
        try (ScoreRig rig = rig(names, protocol).start()) {
            feed(topic, 0);
            await().atMost(PATIENCE).until(() -> rig.records.get() > 0);
            widen(topic, 3);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                IntStream.range(0, 3).forEach(partition -> feed(topic, partition));
                                return Topic.values(names.scored(), "heartbeat|").stream()
                                        .anyMatch(beat -> beat.contains(sources(topic, 3)));
                            });
            // The topic of the dead letters has one partition still.
            Topic.send(topic, 2, "nonsense");
            feed(topic, 2);
            awaitAllScored();
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(scored()).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(Topic.values(names.deadLetters(topic), "")).containsExactly("nonsense");
    }

    @Test
    void anotherTopicOfAnAssetIsReadFromItsBeginningAfterARestart() {
        create(names);
        String group = TestBroker.unique("g");
        try (ScoreRig rig = rig(names, group, GroupProtocol.CLASSIC).start()) {
            feed(topic, 0);
            awaitAllScored();
            rig.stop();
        }
        String other = names.prefix() + "tickets";
        TopicNames more = names.withFeedback(Asset.USERS, List.of(topic, other));
        create(more);
        feed(topic, 0);
        feed(other, 0);
        try (ScoreRig rig = rig(more, group, GroupProtocol.CLASSIC).start()) {
            awaitAllScored();
            String both = topic + "-0," + other + "-0";
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    Topic.values(names.scored(), "heartbeat|").stream()
                                            .anyMatch(beat -> beat.contains(both)));
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(scored()).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** An asset has one partition, so there is no place for a fourth one's entries. */
    @Test
    void aJournalThatGrowsEndsTheMonitorWithAWordOfWhatToDo() {
        create(names);
        Member member = new Member(TestBroker.unique("g"), "monitor", "a", GroupProtocol.CLASSIC);
        try (MonitorRig rig =
                new MonitorRig(connection(), names, member, pointers -> Map.of()).start()) {
            Topic.send(names.scored(), 0, "scored|f|1000");
            await().atMost(PATIENCE).until(() -> rig.records.get() == 1);
            widen(names.scored(), 4);
            await().atMost(PATIENCE).until(() -> !rig.failures.isEmpty());
            assertThat(rig.failures)
                    .singleElement()
                    .satisfies(
                            failure ->
                                    assertThat(failure)
                                            .isInstanceOf(UnusableStateException.class)
                                            .hasMessageStartingWith(
                                                    "the journal has a partition 3; it must have"
                                                            + " exactly 3"));
        }
    }

    private ScoreRig rig(TopicNames topics, GroupProtocol protocol) {
        return rig(topics, TestBroker.unique("g"), protocol);
    }

    /** Looks for new partitions twice a second instead of every five minutes. */
    private static ScoreRig rig(TopicNames topics, String group, GroupProtocol protocol) {
        Map<String, String> properties = new HashMap<>(Map.of("metadata.max.age.ms", "500"));
        if (protocol == GroupProtocol.CLASSIC) {
            properties.put("heartbeat.interval.ms", "500");
        }
        return new ScoreRig(
                TestBroker.connection(properties),
                topics,
                ScoreRig.member(group, "a", protocol),
                ScoreRig::neutral,
                100,
                Duration.ofSeconds(20));
    }

    private static KafkaConnection connection() {
        return TestBroker.connection(
                Map.of("metadata.max.age.ms", "500", "heartbeat.interval.ms", "500"));
    }

    private static void create(TopicNames topics) {
        try (Admin admin = TestBroker.connection().admin()) {
            new Topics(admin, topics).create(1, Optional.of((short) 1));
        }
    }

    private static void widen(String topic, int count) {
        try (Admin admin = TestBroker.connection().admin()) {
            Futures.get(
                    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count))).all());
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> Topic.size(topic) > 0);
    }

    private void feed(String to, int partition) {
        List<String> ids =
                IntStream.range(sent.size(), sent.size() + PORTION).mapToObj(i -> "f" + i).toList();
        Topic.send(to, partition, ids.stream().map(id -> id + "|1000|text").toList());
        sent.addAll(ids);
    }

    private void awaitAllScored() {
        await().atMost(PATIENCE).until(() -> scored().size() >= sent.size());
    }

    private List<String> scored() {
        return Topic.values(names.scored(), "scored|").stream()
                .map(value -> value.split("\\|", -1)[1])
                .toList();
    }

    private static String sources(String topic, int count) {
        return String.join(",", IntStream.range(0, count).mapToObj(i -> topic + "-" + i).toList());
    }
}
