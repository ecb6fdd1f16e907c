package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topics that are missing and checks those that are there. Both calls block.
 *
 * <p>A topic is reported as created only when every one of its partitions answers for its offsets:
 * before that a producer's first batches can be lost (KAFKA-15591).
 */
public final class Topics {

    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    private final Admin admin;
    private final TopicNames names;

    /** The caller closes {@code admin}. */
    public Topics(Admin admin, TopicNames names) {
        this.admin = admin;
        this.names = names;
    }

    /**
     * What was found.
     *
     * @param created topics that were missing
     * @param problems one line for each topic that is not as it must be; the service must not start
     *     with any
     * @param warnings what is allowed and yet unwise, one line for each kind
     */
    public record Report(List<String> created, List<String> problems, List<String> warnings) {
        public Report {
            created = List.copyOf(created);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Creates what is missing, and checks everything.
     *
     * @param feedbackPartitions for input topics that are missing; at least 1
     * @param replication copies of each partition; empty for the brokers' default
     */
    public Report create(int feedbackPartitions, Optional<Short> replication) {
        List<String> created = new ArrayList<>();
        List<TopicPlan> plans = TopicPlan.all(names, feedbackPartitions);
        created.addAll(createMissing(plans, replication));
        List<TopicPlan> letters = deadLetterPlans(plans);
        created.addAll(createMissing(letters, replication));
        widen(letters);
        plans.addAll(letters);
        return report(created, plans);
    }

    /** Checks everything and changes nothing. A topic that is missing is a problem. */
    public Report check() {
        List<TopicPlan> plans = TopicPlan.all(names, 1);
        plans.addAll(deadLetterPlans(plans));
        return report(List.of(), plans);
    }

    /**
     * Why a record of the control topic, which is there, may tell a time of its writer's choice;
     * empty when it tells that of the broker.
     */
    public Optional<String> choosableTime() {
        String topic = names.control();
        Map<String, List<String>> advised = new TreeMap<>();
        TopicPlan plan = new TopicPlan(topic, 1, true, Map.of(), Map.of(), TopicPlan.CLOCK);
        advise(plan, configs(List.of(topic)).get(topic), advised);
        return advised.keySet().stream()
                .map(
                        setting ->
                                "topic %s has not %s, so whoever writes chooses when a claim was registered; kafka-configs --alter --topic %s --add-config %s changes it"
                                        .formatted(topic, setting, topic, setting))
                .findFirst();
    }

    private List<String> createMissing(List<TopicPlan> plans, Optional<Short> replication) {
        Map<String, Integer> present = partitions(plans);
        List<NewTopic> missing = new ArrayList<>();
        List<TopicPartition> expected = new ArrayList<>();
        for (TopicPlan plan : plans) {
            int count = present.getOrDefault(plan.name(), plan.partitions());
            expected.addAll(partitionsOf(plan.name(), count));
            if (!present.containsKey(plan.name())) {
                Map<String, String> settings = new HashMap<>(plan.settings());
                settings.putAll(Replication.settings(replication));
                missing.add(
                        new NewTopic(plan.name(), Optional.of(plan.partitions()), replication)
                                .configs(settings));
            }
        }
        List<String> created = create(missing);
        awaitReady(expected);
        return created;
    }

    private List<String> create(List<NewTopic> missing) {
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(missing).values();
        for (NewTopic topic : missing) {
            KafkaFuture<Void> answer = answers.get(topic.name());
            if (answer != null && isCreated(answer)) {
                created.add(topic.name());
            }
        }
        return created;
    }

    /** When another process was quicker, what it made is checked like any other topic. */
    private static boolean isCreated(KafkaFuture<Void> answer) {
        try {
            Futures.get(answer);
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    private void awaitReady(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (true) {
            try {
                Futures.get(admin.listOffsets(asked).all());
                return;
            } catch (RetriableException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
        }
    }

    private static List<TopicPartition> partitionsOf(String topic, int count) {
        return IntStream.range(0, count).mapToObj(p -> new TopicPartition(topic, p)).toList();
    }

    private List<TopicPlan> deadLetterPlans(List<TopicPlan> plans) {
        Map<String, Integer> present = partitions(plans);
        return new ArrayList<>(
                names.withDeadLetters().stream()
                        .filter(present::containsKey)
                        .map(topic -> deadLetters(topic, present.getOrDefault(topic, 1)))
                        .toList());
    }

    private TopicPlan deadLetters(String topic, int partitions) {
        return TopicPlan.deadLetters(names, topic, partitions);
    }

    /** Dead letters keep the partition number, so their topic grows with the origin. */
    private void widen(List<TopicPlan> letters) {
        Map<String, Integer> present = partitions(letters);
        for (TopicPlan plan : letters) {
            if (present.getOrDefault(plan.name(), plan.partitions()) < plan.partitions()) {
                NewPartitions wider = NewPartitions.increaseTo(plan.partitions());
                Futures.get(admin.createPartitions(Map.of(plan.name(), wider)).all());
                awaitReady(partitionsOf(plan.name(), plan.partitions()));
            }
        }
    }

    private Report report(List<String> created, List<TopicPlan> plans) {
        Map<String, Integer> present = partitions(plans);
        Map<String, Config> configs = configs(present.keySet());
        List<String> problems = new ArrayList<>();
        List<String> warnings =
                new ArrayList<>(new Replication(admin).warnings(new TreeSet<>(present.keySet())));
        Map<String, List<String>> advised = new TreeMap<>();
        for (TopicPlan plan : plans) {
            Integer partitions = present.get(plan.name());
            if (partitions == null) {
                problems.add("topic " + plan.name() + " is missing: create it with 'topics'");
            } else {
                checkPartitions(plan, partitions, problems);
                checkSettings(plan, configs.get(plan.name()), problems);
                advise(plan, configs.get(plan.name()), advised);
            }
        }
        advised.forEach(
                (setting, topics) ->
                        warnings.add(
                                "%s: had better have %s; kafka-configs --alter --topic T --add-config %s changes it"
                                        .formatted(String.join(", ", topics), setting, setting)));
        return new Report(created, problems, warnings);
    }

    private static void checkPartitions(TopicPlan plan, int partitions, List<String> problems) {
        if (plan.isExact() && partitions != plan.partitions()) {
            problems.add(
                    "topic %s has %d partitions and must have exactly %d: make it anew under this name (see 'More partitions' in docs/operations.md)"
                            .formatted(plan.name(), partitions, plan.partitions()));
        }
    }

    private static void checkSettings(
            TopicPlan plan, @Nullable Config config, List<String> problems) {
        if (config == null) {
            return;
        }
        for (Map.Entry<String, String> required : new TreeMap<>(plan.required()).entrySet()) {
            String found = config.get(required.getKey()).value();
            if (!required.getValue().equals(found)) {
                problems.add(
                        "topic %s has %s=%s and must have %s: alter the topic's configuration"
                                .formatted(
                                        plan.name(),
                                        required.getKey(),
                                        found,
                                        required.getValue()));
            }
        }
    }

    /** Adds the topic to those that had better have a setting, by setting. */
    private static void advise(
            TopicPlan plan, @Nullable Config config, Map<String, List<String>> topics) {
        if (config == null) {
            return;
        }
        for (Map.Entry<String, String> advised : new TreeMap<>(plan.advised()).entrySet()) {
            String found = config.get(advised.getKey()).value();
            if (!advised.getValue().equals(found)) {
                topics.computeIfAbsent(
                                advised.getKey() + "=" + advised.getValue(),
                                setting -> new ArrayList<>())
                        .add(plan.name());
            }
        }
    }

    private Map<String, Integer> partitions(List<TopicPlan> plans) {
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(plans.stream().map(TopicPlan::name).toList())
                        .topicNameValues();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            int count = partitionCount(answer.getValue());
            if (count > 0) {
                partitions.put(answer.getKey(), count);
            }
        }
        return partitions;
    }

    /** Zero for a topic that is not there. */
    private static int partitionCount(KafkaFuture<TopicDescription> answer) {
        try {
            return Futures.get(answer).partitions().size();
        } catch (UnknownTopicOrPartitionException e) {
            return 0;
        }
    }

    private Map<String, Config> configs(Collection<String> topics) {
        Map<String, Config> configs = new HashMap<>();
        List<ConfigResource> resources =
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        Futures.get(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> configs.put(resource.name(), config));
        return configs;
    }
}
