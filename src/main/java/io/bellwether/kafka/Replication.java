package io.bellwether.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * How many copies of a partition there are, and how many of them have to have a record before it
 * counts as written. Looks after Kafka's own topics of offsets and transactions too, because
 * nothing is exactly once without them.
 */
final class Replication {

    private static final String LEAST_IN_SYNC = "min.insync.replicas";
    private static final int SAFE = 3;
    private static final List<String> KAFKAS_OWN =
            List.of("__consumer_offsets", "__transaction_state");

    private final Admin admin;

    Replication(Admin admin) {
        this.admin = admin;
    }

    /**
     * What to create a topic with, so that a broker may die and nothing is lost or waits: with
     * three copies or more, two of them have to have what is written.
     */
    static Map<String, String> settings(Optional<Short> replication) {
        return replication.orElse((short) 0) < SAFE ? Map.of() : Map.of(LEAST_IN_SYNC, "2");
    }

    /**
     * One line for each thing that is unwise on a cluster of several brokers; nothing on a cluster
     * of one. Topics that are missing or not to be looked at are left out.
     */
    List<String> warnings(Collection<String> topics) {
        int brokers = Futures.get(admin.describeCluster().nodes()).size();
        if (brokers < 2) {
            return List.of();
        }
        List<String> single = new ArrayList<>();
        List<String> early = new ArrayList<>();
        List<String> strict = new ArrayList<>();
        Map<String, Integer> copies = copies(topics);
        Map<String, Integer> least = leastInSync(copies.keySet());
        copies.forEach(
                (topic, count) -> {
                    int inSync = least.getOrDefault(topic, 0);
                    if (count == 1) {
                        single.add(topic);
                    } else if (inSync >= count) {
                        strict.add(topic);
                    } else if (inSync == 1 && count >= SAFE) {
                        early.add(topic);
                    }
                });
        List<String> warnings = new ArrayList<>();
        add(
                warnings,
                single,
                "%s: one copy on a cluster of "
                        + brokers
                        + " brokers; nothing of it can be read or written while its broker is away."
                        + " Add copies with kafka-reassign-partitions");
        add(
                warnings,
                early,
                "%s: min.insync.replicas=1; what only one broker has counts as written and is lost"
                        + " with it. Set it to 2");
        add(
                warnings,
                strict,
                "%s: min.insync.replicas is no less than the number of copies; nothing can be"
                        + " written while one broker is away. Have 3 copies and 2 in sync");
        return warnings;
    }

    private static void add(List<String> warnings, List<String> topics, String text) {
        if (!topics.isEmpty()) {
            warnings.add(text.formatted(String.join(", ", topics)));
        }
    }

    private Map<String, Integer> copies(Collection<String> topics) {
        List<String> all = new ArrayList<>(topics);
        all.addAll(KAFKAS_OWN);
        Map<String, Integer> copies = new TreeMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(all).topicNameValues();
        answers.forEach(
                (topic, answer) ->
                        allowed(answer).ifPresent(found -> copies.put(topic, fewestCopies(found))));
        return copies;
    }

    private static int fewestCopies(TopicDescription topic) {
        return topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    }

    private Map<String, Integer> leastInSync(Collection<String> topics) {
        List<ConfigResource> resources =
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        Map<String, Integer> least = new TreeMap<>();
        Map<ConfigResource, KafkaFuture<Config>> answers =
                admin.describeConfigs(resources).values();
        answers.forEach(
                (resource, answer) ->
                        allowed(answer)
                                .map(config -> config.get(LEAST_IN_SYNC))
                                .ifPresent(
                                        entry ->
                                                least.put(
                                                        resource.name(),
                                                        Integer.valueOf(entry.value()))));
        return least;
    }

    private static <T> Optional<T> allowed(KafkaFuture<T> answer) {
        try {
            return Optional.of(Futures.get(answer));
        } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
            return Optional.empty();
        }
    }
}
