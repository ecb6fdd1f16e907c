package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.DeadLetters;
import io.bellwether.pipeline.Header;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import io.bellwether.sentiment.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role that scores, end to end against a real broker. */
class ScoreRoleTest {

    private static final String USERS = "feedback.users.v1";

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void everyRecordIsScoredOnceWhileMembersJoinAndLeave(GroupProtocol protocol) {
        TopicNames all = TestBroker.topics(6);
        // With one asset only, whoever joins gets some of its partitions.
        TopicNames names =
                all.withFeedback(Asset.ADVERTISERS, List.of()).withFeedback(Asset.STAFF, List.of());
        String topic = names.prefix() + USERS;
        String group = TestBroker.unique("g");
        Feeder feeder = new Feeder(topic, 6);
        try (ScoreRig first = rig(names, group, "a", protocol).start()) {
            feeder.feedUntil(() -> first.records.get() > 0);
            try (ScoreRig second = rig(names, group, "b", protocol).start()) {
                feeder.feedUntil(() -> second.records.get() > 0);
                assertThat(first.restarts).isEmpty();
                second.cancel();
                try (ScoreRig third = rig(names, group, "c", protocol).start()) {
                    feeder.feedUntil(() -> third.records.get() > 0);
                    third.stop();
                }
                awaitSize(names, feeder.count());
            }
        }
        assertThat(scoredIds(names)).hasSize(feeder.count()).doesNotHaveDuplicates();
    }

    @Test
    void entriesOfOneSourcePartitionKeepItsOrder() {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + USERS;
        write(topic, 0, 2_000, 1);
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            awaitSize(names, 2_000);
        }
        assertThat(scoredIds(names))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_000).mapToObj(i -> "f" + i).toList());
    }

    @Test
    void eachAssetHasAPartitionOfItsOwn() {
        TopicNames names = TestBroker.topics(1);
        for (Asset asset : Asset.values()) {
            String topic = names.prefix() + "feedback." + asset.label() + ".v1";
            Topic.send(topic, 0, asset.label() + "|1000|text");
        }
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            awaitSize(names, 3);
        }
        assertThat(Topic.read(names.scored()))
                .filteredOn(record -> Wire.text(record).startsWith("scored"))
                .extracting(record -> Wire.text(record).split("\\|", -1)[1] + record.partition())
                .containsExactlyInAnyOrder("users0", "advertisers1", "staff2");
    }

    @Test
    void recordsThatCannotBeReadGoToTheDeadLettersWithReasonAndPlace() {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        Topic.send(topic, 1, "good|1000|text", "nonsense");
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 2);
        }
        List<InputRecord> letters = Topic.read(names.deadLetters(topic));
        assertThat(letters).hasSize(1);
        InputRecord letter = letters.get(0);
        assertThat(Wire.text(letter)).isEqualTo("nonsense");
        assertThat(letter.partition()).isEqualTo(1);
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("not-json");
        assertThat(header(letter, DeadLetters.DETAIL)).isEqualTo("expected 3 parts, got 1");
        assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(topic);
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("1");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
        assertThat(header(letter, DeadLetters.TIMESTAMP)).isNotEmpty();
        assertThat(header(letter, DeadLetters.AT)).isNotEmpty();
        assertThat(scoredIds(names)).containsExactly("good");
    }

    @Test
    void aTextThatBreaksTheScorerIsSetAsideAndItsNeighboursAreScored() {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + USERS;
        write(topic, 0, 50, 1);
        Topic.send(topic, 0, "bad|1000|poison");
        write(topic, 50, 100, 1);
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", ScoreRoleTest::poisonable)) {
            rig.start();
            awaitSize(names, 100);
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(scoredIds(names)).hasSize(100).doesNotContain("bad");
        assertThat(Topic.read(names.deadLetters(topic)))
                .extracting(letter -> header(letter, DeadLetters.REASON))
                .containsExactly("scorer-failed");
    }

    @Test
    void decisionsAndControlsAreCopiedIntoTheJournalOfEachAsset() {
        TopicNames names = TestBroker.topics(1);
        Topic.send(names.control(), 0, "accept|42");
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 1);
        }
        assertThat(Topic.read(names.scored()))
                .filteredOn(record -> Wire.text(record).equals("accepted|42"))
                .extracting(InputRecord::partition)
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void theFirstHeartbeatNamesEverySourceBeforeTheFirstEntryAndLaterOnesTheIdle() {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        Topic.send(topic, 0, "f|1000|text");
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !heartbeats(names, topic + "-0," + topic + "-1").isEmpty());
        }
        List<String> journal =
                Topic.read(names.scored()).stream()
                        .filter(record -> record.partition() == Asset.USERS.partition())
                        .map(Wire::text)
                        .toList();
        assertThat(journal.get(0)).startsWith("heartbeat|").endsWith(both(topic) + "|");
        assertThat(journal.get(1)).startsWith("settings|");
        assertThat(journal.get(2)).startsWith("scored|f|");
        assertThat(journal.subList(3, journal.size()))
                .allSatisfy(entry -> assertThat(entry).contains(both(topic) + "|" + topic));
    }

    /** A member that polls only when it has room is thrown out after max.poll.interval. */
    @Test
    void aSlowScorerKeepsItsPartitionsAndLosesNothing() {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + USERS;
        write(topic, 0, 100, 1);
        Semaphore permits = new Semaphore(0);
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        KafkaConnection strict = TestBroker.connection(Map.of("max.poll.interval.ms", "3000"));
        try (ScoreRig rig =
                new ScoreRig(
                        strict,
                        names,
                        member,
                        text -> slowly(permits),
                        10,
                        Duration.ofSeconds(20))) {
            rig.start();
            await().pollDelay(Duration.ofSeconds(7)).until(() -> true);
            assertThat(rig.records.get()).isZero();
            permits.release(100);
            awaitSize(names, 100);
            assertThat(rig.restarts).isEmpty();
        }
        assertThat(scoredIds(names)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aBatchUnderWayWhenPartitionsAreTakenAwayIsCommittedFirst() throws Exception {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        String group = TestBroker.unique("g");
        write(topic, 0, 100, 2);
        CountDownLatch scoring = new CountDownLatch(1);
        Semaphore permits = new Semaphore(0);
        Member member = ScoreRig.member(group, "a", GroupProtocol.CLASSIC);
        try (ScoreRig first =
                new ScoreRig(
                                names,
                                member,
                                text -> {
                                    scoring.countDown();
                                    return slowly(permits);
                                },
                                200)
                        .start()) {
            scoring.await();
            try (ScoreRig second = rig(names, group, "b", GroupProtocol.CLASSIC).start()) {
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
                permits.release(1_000);
                awaitSize(names, 100);
                assertThat(first.restarts).isEmpty();
                assertThat(second.restarts).isEmpty();
            }
        }
        assertThat(scoredIds(names)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aMemberThatCannotFinishInTimeGivesUpAndItsBatchIsReadAgainOnce() throws Exception {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        String group = TestBroker.unique("g");
        write(topic, 0, 100, 2);
        CountDownLatch scoring = new CountDownLatch(1);
        Semaphore permits = new Semaphore(0);
        Member member = ScoreRig.member(group, "a", GroupProtocol.CLASSIC);
        try (ScoreRig first =
                new ScoreRig(
                                TestBroker.connection(GroupProtocol.CLASSIC),
                                names,
                                member,
                                text -> {
                                    scoring.countDown();
                                    return slowly(permits);
                                },
                                200,
                                Duration.ofMillis(500))
                        .start()) {
            scoring.await();
            try (ScoreRig second = rig(names, group, "b", GroupProtocol.CLASSIC).start()) {
                await().atMost(Duration.ofSeconds(30)).until(() -> !first.restarts.isEmpty());
                assertThat(first.restarts.get(0))
                        .rootCause()
                        .isInstanceOf(PartitionsLostException.class);
                permits.release(10_000);
                awaitSize(names, 100);
                assertThat(second.restarts).isEmpty();
            }
        }
        assertThat(scoredIds(names)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aPartitionFarAheadInEventTimeWaitsForTheSlowest() {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        long day = 86_400;
        // Partition 0 covers 20 days in its 400 records, partition 1 one day in as many.
        for (int partition = 0; partition < 2; partition++) {
            long step = partition == 0 ? day / 20 : day / 400;
            String id = partition == 0 ? "fast" : "slow";
            Topic.send(
                    topic,
                    partition,
                    IntStream.range(0, 400)
                            .mapToObj(i -> id + i + "|" + (1_000_000 + i * step) + "|text")
                            .toList());
        }
        Member member = ScoreRig.member(TestBroker.unique("g"), "a", GroupProtocol.CLASSIC);
        try (ScoreRig rig = new ScoreRig(names, member, ScoreRig::neutral, 10)) {
            rig.start();
            awaitSize(names, 800);
        }
        List<String> ids = scoredIds(names);
        int lastSlow = ids.indexOf("slow399");
        long fastBefore = ids.subList(0, lastSlow).stream().filter(i -> i.startsWith("f")).count();
        // An hour and a day of the fast one is 21 records; some more were under way.
        assertThat(fastBefore).isLessThan(21 + 10 * 10);
        assertThat(ids).hasSize(800).doesNotHaveDuplicates();
    }

    @Test
    void anInputTooLargeForADeadLetterLeavesItsValueBehindAndSaysSo() {
        TopicNames names = TestBroker.topics(1);
        String topic = names.prefix() + USERS;
        Topic.send(topic, 0, "x".repeat(1_000_000));
        try (ScoreRig rig = rig(names, TestBroker.unique("g"), "a", GroupProtocol.CLASSIC)) {
            rig.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.records.get() == 1);
            assertThat(rig.restarts).isEmpty();
        }
        InputRecord letter = Topic.read(names.deadLetters(topic)).get(0);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, DeadLetters.VALUE_OMITTED)).isEqualTo("1000000");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("0");
    }

    @Test
    void aSecondInstanceOfTheSameNameShutsTheFirstOneOutAndNothingIsDoubled() {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        String group = TestBroker.unique("g");
        try (ScoreRig first = rig(names, group, "same", GroupProtocol.CLASSIC).start()) {
            write(topic, 0, 500, 2);
            // Of a partition without a commit a member asks for ten seconds whether that stays so,
            // and meanwhile another of its name may shut it out.
            await().atMost(Duration.ofSeconds(60)).until(() -> first.records.get() == 500);
            try (ScoreRig second = rig(names, group, "same", GroupProtocol.CLASSIC).start()) {
                write(topic, 500, 1_000, 2);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !first.restarts.isEmpty() || second.records.get() > 0);
                awaitSize(names, 1_000);
            }
        }
        assertThat(scoredIds(names)).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static Score slowly(Semaphore permits) {
        permits.acquireUninterruptibly();
        return ScoreRig.neutral("");
    }

    private static Score poisonable(String text) {
        if (text.equals("poison")) {
            throw new IllegalStateException("the scorer cannot bear this text");
        }
        return ScoreRig.neutral(text);
    }

    private static ScoreRig rig(
            TopicNames names, String group, String instance, GroupProtocol protocol) {
        return new ScoreRig(names, ScoreRig.member(group, instance, protocol), ScoreRig::neutral);
    }

    private static ScoreRig rig(
            TopicNames names,
            String group,
            String instance,
            java.util.function.Function<String, Score> scores) {
        return new ScoreRig(names, ScoreRig.member(group, instance, GroupProtocol.CLASSIC), scores);
    }

    private static void write(String topic, int from, int to, int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            List<String> values = new ArrayList<>();
            for (int i = from; i < to; i++) {
                if (i % partitions == partition) {
                    values.add("f" + i + "|" + (1_000 + i) + "|text");
                }
            }
            Topic.send(topic, partition, values);
        }
    }

    @Test
    void partitionsThatAreReadToTheirEndAndQuietAreCountedAsIdle() {
        TopicNames names = TestBroker.topics(2);
        String topic = names.prefix() + USERS;
        CountDownLatch gate = new CountDownLatch(1);
        try (ScoreRig rig =
                rig(names, TestBroker.unique("g"), "a", text -> afterwards(gate, text))) {
            assertThat(rig.source.idlePartitions()).isEmpty();
            rig.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> idle(rig, Asset.USERS) == 2 && idle(rig, Asset.STAFF) == 2);
            write(topic, 0, 1, 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.source.underWay() > 0);
            assertThat(rig.source.workable()).isEqualTo(1);
            gate.countDown();
            awaitSize(names, 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> rig.source.workable() == 0);
            assertThat(rig.source.aborts()).isZero();
            rig.stop();
            assertThat(rig.source.idlePartitions()).isEmpty();
        }
    }

    private static int idle(ScoreRig rig, Asset asset) {
        return rig.source.idlePartitions().getOrDefault(asset, 0);
    }

    private static Score afterwards(CountDownLatch gate, String text) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ScoreRig.neutral(text);
    }

    private static void awaitSize(TopicNames names, int records) {
        await().atMost(Duration.ofSeconds(40))
                .until(
                        () ->
                                Topic.size(names.scored()) >= records
                                        && scoredIds(names).size() >= records);
    }

    private static List<String> scoredIds(TopicNames names) {
        return Topic.values(names.scored(), "scored|").stream()
                .map(value -> value.split("\\|", -1)[1])
                .toList();
    }

    private static List<String> heartbeats(TopicNames names, String idle) {
        return Topic.values(names.scored(), "heartbeat|").stream()
                .filter(value -> value.endsWith("|" + idle))
                .toList();
    }

    private static String both(String topic) {
        return topic + "-0," + topic + "-1";
    }

    private static String header(InputRecord record, String name) {
        return record.header(name).map(Header::text).orElse("");
    }
}
