package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;

/**
 * One topic as it should be.
 *
 * @param partitions how many to create it with
 * @param isExact whether a topic that is there must have exactly that many
 * @param settings what to create it with
 * @param required what a topic that is there must have
 */
record TopicPlan(
        String name,
        int partitions,
        boolean isExact,
        Map<String, String> settings,
        Map<String, String> required) {

    private static final int ASSETS = 3;
    private static final String CLEANUP = "cleanup.policy";
    private static final String RETENTION = "retention.ms";
    private static final String FOR_EVER = "-1";
    private static final String STAMP = "message.timestamp.type";
    private static final String BROKERS_CLOCK = "LogAppendTime";

    /** Every topic but the dead letters, which follow the topics that are there. */
    static List<TopicPlan> all(TopicNames names, int feedbackPartitions) {
        List<TopicPlan> plans = new ArrayList<>();
        Map<String, String> quarter = Map.of(CLEANUP, "delete", RETENTION, days(90));
        for (String topic : names.allFeedback()) {
            plans.add(new TopicPlan(topic, feedbackPartitions, false, quarter, Map.of()));
        }
        Map<String, String> compact = Map.of(CLEANUP, "compact");
        Map<String, String> kept = Map.of(CLEANUP, "delete", RETENTION, FOR_EVER);
        plans.add(new TopicPlan(names.decision(), 1, true, compact, compact));
        plans.add(new TopicPlan(names.control(), 1, true, kept, kept));
        plans.add(new TopicPlan(names.scored(), ASSETS, true, stamped(kept), kept));
        plans.add(new TopicPlan(names.state(), ASSETS, true, oftenCompacted(), compact));
        plans.add(new TopicPlan(names.alert(), ASSETS, true, compact, compact));
        plans.add(new TopicPlan(names.level(), ASSETS, true, compact, compact));
        return plans;
    }

    /** The dead letters of {@code topic}, two weeks long. */
    static TopicPlan deadLetters(TopicNames names, String topic, int partitions) {
        Map<String, String> settings = Map.of(CLEANUP, "delete", RETENTION, days(14));
        return new TopicPlan(names.deadLetters(topic), partitions, false, settings, Map.of());
    }

    /** The brokers' clock stands beside what members say of theirs. */
    private static Map<String, String> stamped(Map<String, String> settings) {
        Map<String, String> stamped = new HashMap<>(settings);
        stamped.put(STAMP, BROKERS_CLOCK);
        return Map.copyOf(stamped);
    }

    static boolean isStampedByBrokers(Config topic) {
        return topic.get(STAMP).value().equals(BROKERS_CLOCK);
    }

    /** Snapshots are large and soon stale: with Kafka's defaults they would pile up for a week. */
    private static Map<String, String> oftenCompacted() {
        return Map.of(
                CLEANUP,
                "compact",
                "segment.bytes",
                "67108864",
                "segment.ms",
                Long.toString(Duration.ofHours(6).toMillis()),
                "min.cleanable.dirty.ratio",
                "0.2");
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
