package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic as it should be.
 *
 * @param partitions how many to create it with
 * @param isExact whether a topic that is there must have exactly that many
 * @param settings what to create it with
 * @param required what a topic that is there must have
 * @param advised what a topic that is there had better have
 */
record TopicPlan(
        String name,
        int partitions,
        boolean isExact,
        Map<String, String> settings,
        Map<String, String> required,
        Map<String, String> advised) {

    private static final int ASSETS = 3;
    private static final String CLEANUP = "cleanup.policy";
    private static final String RETENTION = "retention.ms";
    private static final String FOR_EVER = "-1";

    /**
     * Write times are the brokers'. So no member's clock can move the watermark, and one that is
     * ahead can write at all: by default brokers refuse times that are an hour ahead of theirs.
     */
    static final Map<String, String> CLOCK = Map.of("message.timestamp.type", "LogAppendTime");

    /** What was replaced because somebody was erased is gone after a week at the latest. */
    private static final Map<String, String> SOON = Map.of("max.compaction.lag.ms", days(7));

    /** Every topic but the dead letters, which follow the topics that are there. */
    static List<TopicPlan> all(TopicNames names, int feedbackPartitions) {
        List<TopicPlan> plans = new ArrayList<>();
        Map<String, String> quarter = Map.of(CLEANUP, "delete", RETENTION, days(90));
        for (String topic : names.allFeedback()) {
            plans.add(anyNumber(topic, feedbackPartitions, quarter));
        }
        Map<String, String> compact = Map.of(CLEANUP, "compact");
        Map<String, String> compactSoon = new TreeMap<>(compact);
        compactSoon.putAll(SOON);
        Map<String, String> kept = Map.of(CLEANUP, "delete", RETENTION, FOR_EVER);
        plans.add(exactly(names.decision(), 1, compact));
        // When a hypothesis was registered is not for its author to say.
        plans.add(new TopicPlan(names.control(), 1, true, clocked(kept), kept, CLOCK));
        plans.add(ours(names.scored(), kept, kept));
        plans.add(ours(names.state(), oftenCompacted(), compact).advising(SOON));
        plans.add(ours(names.alert(), compactSoon, compact).advising(SOON));
        plans.add(ours(names.level(), compact, compact));
        plans.add(ours(names.verdict(), compact, compact));
        return plans;
    }

    /** The dead letters of {@code topic}, two weeks long. */
    static TopicPlan deadLetters(TopicNames names, String topic, int partitions) {
        Map<String, String> settings = Map.of(CLEANUP, "delete", RETENTION, days(14));
        return new TopicPlan(
                names.deadLetters(topic), partitions, false, clocked(settings), Map.of(), CLOCK);
    }

    private static TopicPlan anyNumber(String name, int partitions, Map<String, String> settings) {
        return new TopicPlan(name, partitions, false, settings, Map.of(), Map.of());
    }

    private static TopicPlan exactly(String name, int partitions, Map<String, String> settings) {
        return new TopicPlan(name, partitions, true, settings, settings, Map.of());
    }

    /** What the roles write, a partition for each asset. */
    private static TopicPlan ours(
            String name, Map<String, String> settings, Map<String, String> required) {
        return new TopicPlan(name, ASSETS, true, clocked(settings), required, CLOCK);
    }

    private TopicPlan advising(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(advised);
        all.putAll(more);
        return new TopicPlan(name, partitions, isExact, settings, required, all);
    }

    private static Map<String, String> clocked(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(CLOCK);
        return all;
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
                "max.compaction.lag.ms",
                days(7),
                "min.cleanable.dirty.ratio",
                "0.2");
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
