package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a client is allowed with what it needs, so that a role that lacks something says so
 * before it starts, and all of it at once. Calls block.
 *
 * <p>Brokers tell a client its own rights to topics and groups that are there. What they do not
 * tell, such as the rights to a group that nobody has used yet, passes here and is refused when it
 * is tried. So is the right to create topics, which only who has to create one needs.
 */
public final class Permissions {

    private final Admin admin;
    private final String instance;
    private final Map<Permission, Boolean> answers = new HashMap<>();

    /**
     * @param admin of the client in question; the caller closes it
     * @param instance the member's, in which its transactional ids end
     */
    public Permissions(Admin admin, String instance) {
        this.admin = admin;
        this.instance = instance;
    }

    /**
     * Makes sure of what {@code roles} need, as far as brokers tell.
     *
     * @param group what all roles of the installation share
     * @param roles their labels, such as score
     * @throws NotAllowedException naming everything that is missing
     */
    public void require(TopicNames names, String group, Set<String> roles) {
        require(Acls.needed(names, group, roles));
    }

    /**
     * Makes sure of what somebody needs who reads and writes by hand, as far as brokers tell.
     *
     * @param read topics whose records and settings are
     * @param written topics
     * @param group whose offsets are looked at
     * @throws NotAllowedException naming everything that is missing
     */
    public void require(Collection<String> read, Collection<String> written, String group) {
        List<Permission> needed = new ArrayList<>();
        for (String topic : read) {
            needed.add(new Permission("READ", "TOPIC", topic));
            needed.add(new Permission("DESCRIBE_CONFIGS", "TOPIC", topic));
        }
        written.forEach(topic -> needed.add(new Permission("WRITE", "TOPIC", topic)));
        needed.add(new Permission("DESCRIBE", "GROUP", group));
        require(needed);
    }

    private void require(List<Permission> needed) {
        List<Permission> lacking = lacking(needed);
        if (!lacking.isEmpty()) {
            throw NotAllowedException.of(lacking, null);
        }
    }

    /** Those of {@code needed} that are refused, in their order. */
    List<Permission> lacking(List<Permission> needed) {
        askForTopics(needed);
        askForGroups(needed);
        askForTransactions(needed);
        return needed.stream()
                .distinct()
                .filter(each -> !answers.getOrDefault(each, true))
                .toList();
    }

    /** Of the permissions to create topics among {@code needed}, those that are refused. */
    List<Permission> lackingToCreate(List<Permission> needed) {
        var options = new DescribeClusterOptions().includeAuthorizedOperations(true);
        Allowed allowed = allowed(admin.describeCluster(options).authorizedOperations(), it -> it);
        return needed.stream()
                .filter(each -> each.kind().equals("CLUSTER"))
                .filter(each -> !allowed.isAllowed(each.operation()))
                .toList();
    }

    private void askForTopics(List<Permission> needed) {
        var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        var topics = admin.describeTopics(names(needed, "TOPIC"), options).topicNameValues();
        note(needed, "TOPIC", topics, TopicDescription::authorizedOperations);
    }

    private void askForGroups(List<Permission> needed) {
        var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        var groups = admin.describeConsumerGroups(names(needed, "GROUP"), options);
        note(
                needed,
                "GROUP",
                groups.describedGroups(),
                ConsumerGroupDescription::authorizedOperations);
    }

    /** Of transactions brokers only tell whether they may be looked at. */
    private void askForTransactions(List<Permission> needed) {
        for (Permission each : needed) {
            if (each.kind().equals("TRANSACTIONAL_ID") && each.operation().equals("DESCRIBE")) {
                String id = each.isPrefix() ? each.plainName() + instance : each.name();
                var answer = admin.describeTransactions(List.of(id)).description(id);
                answers.put(each, allowed(answer, found -> null).isAllowed("DESCRIBE"));
            }
        }
    }

    private <T> void note(
            List<Permission> needed,
            String kind,
            Map<String, KafkaFuture<T>> answered,
            Function<T, @Nullable Set<AclOperation>> operations) {
        Map<String, Allowed> found = new HashMap<>();
        answered.forEach((name, answer) -> found.put(name, allowed(answer, operations)));
        for (Permission each : needed) {
            Allowed allowed = found.get(each.name());
            if (each.kind().equals(kind) && allowed != null) {
                answers.put(each, allowed.isAllowed(each.operation()));
            }
        }
    }

    private static List<String> names(List<Permission> needed, String kind) {
        return needed.stream()
                .filter(each -> each.kind().equals(kind))
                .map(Permission::name)
                .distinct()
                .toList();
    }

    private static <T> Allowed allowed(
            KafkaFuture<T> answer, Function<T, @Nullable Set<AclOperation>> operations) {
        try {
            return new Allowed(operations.apply(Futures.get(answer)));
        } catch (AuthorizationException e) {
            return new Allowed(Set.of());
        } catch (UnknownTopicOrPartitionException
                | GroupIdNotFoundException
                | TransactionalIdNotFoundException e) {
            return new Allowed(null);
        }
    }

    /**
     * What is allowed with one resource.
     *
     * @param operations null where brokers do not tell
     */
    private record Allowed(@Nullable Set<AclOperation> operations) {
        boolean isAllowed(String operation) {
            return operations == null || operations.contains(AclOperation.fromString(operation));
        }
    }
}
