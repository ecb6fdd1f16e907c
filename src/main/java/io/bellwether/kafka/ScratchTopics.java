package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics under one prefix that are gone, and the groups under it too, when this is closed. All
 * calls block.
 */
public final class ScratchTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchTopics.class);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);
    private static final String DEAD_LETTERS = "dlq.";
    private static final int ASSETS = 3;

    private final Admin admin;
    private final String prefix;

    /**
     * @param prefix of every topic and group that is to be deleted; not empty
     */
    public ScratchTopics(KafkaConnection connection, String prefix) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("without a prefix every topic would be deleted");
        }
        this.prefix = prefix;
        this.admin = connection.admin();
    }

    /** Creates the topics of a service as it creates them itself. */
    public void create(TopicNames names, int feedbackPartitions) {
        new Topics(admin, names).create(feedbackPartitions, Optional.empty());
    }

    /** Creates one topic with a partition for each asset; returns when it can be written. */
    public void create(String name) {
        NewTopic topic = new NewTopic(name, Optional.of(ASSETS), Optional.empty());
        Futures.get(admin.createTopics(List.of(topic)).all());
        for (int partition = 0; partition < ASSETS; partition++) {
            awaitReady(new TopicPartition(name, partition));
        }
    }

    /** The client tries again by itself while the partition has no leader. */
    private void awaitReady(TopicPartition partition) {
        var unused = Futures.get(admin.listOffsets(Map.of(partition, OffsetSpec.latest())).all());
    }

    /** What cannot be deleted is left behind with a warning: results do not depend on it. */
    @Override
    public void close() {
        try {
            delete("topics", this::deleteTopics);
            delete("groups", this::deleteGroups);
        } finally {
            admin.close(CLOSED_WITHIN);
        }
    }

    private void delete(String what, Runnable deletion) {
        try {
            deletion.run();
        } catch (KafkaException e) {
            LOG.warn(
                    "{} whose names begin with {} could not be deleted and may be left behind: {}",
                    what,
                    prefix,
                    String.valueOf(e.getMessage()));
        }
    }

    private void deleteTopics() {
        Set<String> topics = Futures.get(admin.listTopics().names());
        Futures.get(admin.deleteTopics(topics.stream().filter(this::isOurs).toList()).all());
    }

    private void deleteGroups() {
        List<String> groups =
                Futures.get(admin.listGroups().all()).stream()
                        .map(GroupListing::groupId)
                        .filter(group -> group.startsWith(prefix))
                        .toList();
        Futures.get(admin.deleteConsumerGroups(groups).all());
    }

    private boolean isOurs(String topic) {
        return topic.startsWith(prefix) || topic.startsWith(DEAD_LETTERS + prefix);
    }
}
