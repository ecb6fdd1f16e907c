package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creating and checking topics, and asking whether a broker is there. */
class TopicsTest {

    private static final Optional<Short> ONE = Optional.of((short) 1);

    private final Admin admin = TestBroker.connection().admin();
    private final TopicNames names = TopicNames.prefixed(TestBroker.unique("topics") + ".");
    private final Topics topics = new Topics(admin, names);

    @AfterEach
    void closeAdmin() {
        admin.close();
    }

    @Test
    void missingTopicsAreCreatedOnceAndThenNothingIsAmiss() {
        assertThat(topics.create(4, ONE).created())
                .hasSize(10 + 7)
                .contains(names.scored(), names.deadLetters(names.scored()));
        Topics.Report again = topics.create(4, ONE);
        assertThat(again.created()).isEmpty();
        assertThat(again.problems()).isEmpty();
        assertThat(again.warnings()).isEmpty();
        assertThat(topics.check().problems()).isEmpty();
    }

    @Test
    void everyTopicHasThePartitionsAndSettingsOfTheDesign() throws Exception {
        topics.create(4, ONE);
        assertThat(partitions("feedback.users.v1")).isEqualTo(4);
        assertThat(partitions("bellwether.decision.v1")).isEqualTo(1);
        assertThat(partitions("bellwether.scored.v1")).isEqualTo(3);
        assertThat(setting(names.scored(), "retention.ms")).isEqualTo("-1");
        assertThat(setting(names.scored(), "cleanup.policy")).isEqualTo("delete");
        for (String ours :
                List.of(
                        names.scored(),
                        names.state(),
                        names.alert(),
                        names.level(),
                        names.verdict(),
                        names.deadLetters(names.prefix() + "feedback.users.v1"))) {
            assertThat(setting(ours, "message.timestamp.type")).isEqualTo("LogAppendTime");
        }
        assertThat(setting(names.state(), "cleanup.policy")).isEqualTo("compact");
        assertThat(setting(names.prefix() + "feedback.users.v1", "retention.ms"))
                .isEqualTo("7776000000");
        assertThat(setting(names.deadLetters(names.scored()), "retention.ms"))
                .isEqualTo("1209600000");
    }

    @Test
    void aJournalWithTheWrongNumberOfPartitionsIsAProblem() {
        create(new NewTopic(names.scored(), 1, (short) 1));
        assertThat(topics.create(1, ONE).problems())
                .contains(
                        "topic "
                                + names.scored()
                                + " has 1 partitions and must have exactly 3: make it anew under"
                                + " this name (see 'More partitions' in docs/operations.md)");
    }

    @Test
    void aJournalThatGrewIsAProblem() {
        create(new NewTopic(names.scored(), 4, (short) 1).configs(Map.of("retention.ms", "-1")));
        assertThat(topics.create(1, ONE).problems())
                .singleElement()
                .asString()
                .startsWith(
                        "topic " + names.scored() + " has 4 partitions and must have exactly 3");
    }

    @Test
    void oneBrokerGivesNoCauseToSpeakOfCopies() {
        assertThat(topics.create(1, ONE).warnings()).isEmpty();
    }

    @Test
    void moreCopiesThanThereAreBrokersAreRefused() {
        assertThatThrownBy(() -> topics.create(1, Optional.of((short) 3)))
                .isInstanceOf(InvalidReplicationFactorException.class);
    }

    @Test
    void aJournalThatForgetsIsAProblem() {
        create(new NewTopic(names.scored(), 3, (short) 1).configs(Map.of("retention.ms", "1000")));
        assertThat(topics.create(1, ONE).problems())
                .containsExactly(
                        "topic "
                                + names.scored()
                                + " has retention.ms=1000 and must have -1: alter the topic's"
                                + " configuration");
    }

    /** Its write times would be those of members whose clocks may be wrong. */
    @Test
    void aJournalWithItsWritersClocksIsWarnedOfAndNoProblem() {
        create(new NewTopic(names.scored(), 3, (short) 1).configs(Map.of("retention.ms", "-1")));
        Topics.Report report = topics.create(1, ONE);
        assertThat(report.problems()).isEmpty();
        assertThat(report.warnings())
                .containsExactly(
                        names.scored()
                                + ": had better have message.timestamp.type=LogAppendTime;"
                                + " kafka-configs --alter --topic T"
                                + " --add-config message.timestamp.type=LogAppendTime changes it");
    }

    @Test
    void aCheckCreatesNothingAndNamesWhatIsMissing() {
        assertThat(topics.check().problems())
                .hasSize(10)
                .contains("topic " + names.state() + " is missing: create it with 'topics'");
        assertThat(topics.check().problems()).hasSize(10);
    }

    @Test
    void deadLettersGrowWithTheirTopic() throws Exception {
        topics.create(1, ONE);
        String topic = names.prefix() + "feedback.staff.v1";
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get();
        assertThat(topics.create(1, ONE).problems()).isEmpty();
        assertThat(admin.describeTopics(List.of(names.deadLetters(topic))).allTopicNames().get())
                .allSatisfy((name, found) -> assertThat(found.partitions()).hasSize(3));
    }

    /** KAFKA-15591: without the wait after creation, 8 of 15 such topics lost their beginning. */
    @Test
    void recordsSentRightAfterCreationAreAllThere() {
        for (int round = 0; round < 5; round++) {
            TopicNames fresh = TopicNames.prefixed(TestBroker.unique("fresh") + ".");
            try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
                new Topics(admin, fresh).create(2, ONE);
                SendErrors errors = new SendErrors();
                for (int i = 0; i < 2_000; i++) {
                    String topic = fresh.prefix() + "feedback.users.v1";
                    var unused =
                            producer.send(
                                    new ProducerRecord<>(topic, i % 2, null, new byte[20]), errors);
                }
                producer.flush();
                errors.throwFirst();
                assertThat(Topic.read(fresh.prefix() + "feedback.users.v1")).hasSize(2_000);
            }
        }
    }

    @Test
    void propertiesOnWhichTheGuaranteesRestAreRefused() {
        assertThatThrownBy(
                        () ->
                                new KafkaConnection(
                                        "localhost:9092", Map.of("isolation.level", "dirty")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "kafka.isolation.level cannot be set: exactly-once needs read_committed");
    }

    @Test
    void everyRoleIsToldThePermissionsItNeeds() {
        assertThat(Acls.lines(TopicNames.standard(), "bellwether"))
                .contains(
                        "score READ TOPIC feedback.users.v1",
                        "score WRITE TOPIC dlq.feedback.users.v1",
                        "score WRITE TOPIC bellwether.scored.v1",
                        "score READ GROUP bellwether-score",
                        "score WRITE TRANSACTIONAL_ID bellwether-score-*",
                        "monitor READ TOPIC bellwether.scored.v1",
                        "monitor READ TOPIC feedback.staff.v1",
                        "monitor DESCRIBE_CONFIGS TOPIC dlq.feedback.users.v1",
                        "monitor CREATE CLUSTER kafka-cluster",
                        "notify READ TOPIC bellwether.alert.v1",
                        "notify READ TOPIC bellwether.level.v1",
                        "notify WRITE TOPIC dlq.bellwether.alert.v1",
                        "notify DESCRIBE TOPIC bellwether.scored.v1",
                        "notify READ GROUP bellwether-notify-*",
                        "notify WRITE TRANSACTIONAL_ID bellwether-notify-*")
                .doesNotContain("score READ TOPIC bellwether.state.v1")
                .doesNotContain("notify WRITE TOPIC bellwether.alert.v1")
                .doesNotHaveDuplicates();
    }

    private void create(NewTopic topic) {
        Futures.get(admin.createTopics(new ArrayList<>(List.of(topic))).all());
    }

    private int partitions(String name) throws Exception {
        String topic = names.prefix() + name;
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
    }

    private String setting(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(key)
                .value();
    }
}
