package io.bellwether.kafka;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * How far this machine's clock is from the brokers', without writing anything. Kafka tells nobody
 * its time, but the newest entry of a topic that has the brokers' times was written at most just
 * now: one from the future says that this clock is behind, a fresh one that it is not far ahead.
 */
public final class ClockCheck implements Check {

    private static final String CLOCK = "clock";
    private static final Duration HARMLESS = Duration.ofSeconds(5);
    private static final Duration BAD = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Admin admin;
    private final List<String> topics;
    private final InstantSource clock;

    /**
     * The caller closes {@code admin}.
     *
     * @param topics which may have the brokers' times; those that are missing are left out
     */
    public ClockCheck(Admin admin, List<String> topics, InstantSource clock) {
        this.admin = admin;
        this.topics = List.copyOf(topics);
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        try {
            Optional<Instant> newest = newest();
            return List.of(
                    newest.map(at -> judge(Duration.between(at, clock.instant())))
                            .orElseGet(() -> unknown("no entry has a time of the brokers yet")));
        } catch (KafkaException e) {
            return List.of(unknown("the topics cannot be looked at"));
        }
    }

    private static Finding judge(Duration age) {
        Duration behind = age.negated();
        if (behind.compareTo(HARMLESS) > 0) {
            String text =
                    "this machine's clock is %d s or more behind the brokers': set it right, for instance by NTP"
                            .formatted(behind.toSeconds());
            return behind.compareTo(BAD) > 0
                    ? Finding.fail(CLOCK, text)
                    : Finding.warn(CLOCK, text);
        }
        return age.compareTo(FRESH) > 0
                ? unknown(
                        "the newest entry that a broker timed is %d s old"
                                .formatted(age.toSeconds()))
                : Finding.ok(
                        CLOCK,
                        "not behind the brokers', and ahead by %d s at most"
                                .formatted(Math.max(0, age.toSeconds())));
    }

    private static Finding unknown(String why) {
        return Finding.warn(
                CLOCK,
                "cannot tell how far it is from the brokers': "
                        + why
                        + "; ask again while the service runs");
    }

    private Optional<Instant> newest() {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartition partition : timedByBrokers()) {
            asked.put(partition, OffsetSpec.maxTimestamp());
        }
        return Futures.get(admin.listOffsets(asked).all()).values().stream()
                .map(found -> Instant.ofEpochMilli(found.timestamp()))
                .filter(at -> at.toEpochMilli() >= 0)
                .max(Instant::compareTo);
    }

    private List<TopicPartition> timedByBrokers() {
        List<TopicPartition> partitions = new ArrayList<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(topics).topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                int count = Futures.get(answer.getValue()).partitions().size();
                if (isTimedByBrokers(answer.getKey())) {
                    for (int p = 0; p < count; p++) {
                        partitions.add(new TopicPartition(answer.getKey(), p));
                    }
                }
            } catch (org.apache.kafka.common.errors.UnknownTopicOrPartitionException e) {
                // Its absence is told by the check of topics.
            }
        }
        return partitions;
    }

    private boolean isTimedByBrokers(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = Futures.get(admin.describeConfigs(List.of(resource)).all()).get(resource);
        return TopicPlan.CLOCK.entrySet().stream()
                .allMatch(
                        entry ->
                                config != null
                                        && entry.getValue()
                                                .equals(config.get(entry.getKey()).value()));
    }
}
