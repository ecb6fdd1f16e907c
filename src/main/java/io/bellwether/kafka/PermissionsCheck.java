package io.bellwether.kafka;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the brokers allow what the roles need to whoever asks. They tell it of topics and groups
 * that are there; of transactional ids only whether they may be described, which goes with writing.
 */
public final class PermissionsCheck implements Check {

    private static final String PERMISSIONS = "permissions";

    private final Admin admin;
    private final TopicNames names;
    private final String group;
    private final String instance;
    private final Set<String> roles;

    /**
     * The caller closes {@code admin}.
     *
     * @param group what all roles of the installation share
     * @param instance the name of the process to look for
     * @param roles their labels, such as score
     */
    public PermissionsCheck(
            Admin admin, TopicNames names, String group, String instance, Set<String> roles) {
        this.admin = admin;
        this.names = names;
        this.group = group;
        this.instance = instance;
        this.roles = new TreeSet<>(roles);
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        boolean isComplete = names.all().stream().allMatch(topic -> !isMissing(topic));
        for (String role : roles) {
            Set<String> denied = new TreeSet<>();
            for (Permission needed : Acls.needed(names, group)) {
                // Nothing is created where nothing is missing.
                boolean isIdle = isComplete && needed.operation().equals("CREATE");
                if (needed.role().equals(role) && !isIdle && isDenied(needed)) {
                    denied.add(needed.toString().substring(role.length() + 1));
                }
            }
            findings.add(finding(role, denied));
        }
        return findings;
    }

    private static Finding finding(String role, Set<String> denied) {
        return denied.isEmpty()
                ? Finding.ok(
                        PERMISSIONS, role + " may do all that it needs, as far as brokers tell")
                : Finding.fail(
                        PERMISSIONS,
                        role
                                + " may not "
                                + String.join(", ", denied)
                                + ": grant it with kafka-acls; 'topics' prints all that is needed");
    }

    private boolean isDenied(Permission needed) {
        AclOperation operation = AclOperation.fromString(needed.operation());
        try {
            return allowed(needed).map(allowed -> !allowed.contains(operation)).orElse(false);
        } catch (AuthorizationException e) {
            return true;
        }
    }

    /** Empty where nobody can tell. */
    private Optional<Set<AclOperation>> allowed(Permission needed) {
        return switch (needed.kind()) {
            case "TOPIC" -> ofTopic(needed.name());
            case "CLUSTER" -> ofCluster();
            case "GROUP" -> ofGroup(needed.name());
            case "TRANSACTIONAL_ID" -> ofTransactionalId(needed.name());
            default -> throw new IllegalStateException("what is a " + needed.kind());
        };
    }

    private Optional<Set<AclOperation>> ofTopic(String topic) {
        var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        try {
            return Optional.ofNullable(
                    told(admin.describeTopics(List.of(topic), options).topicNameValues().get(topic))
                            .authorizedOperations());
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    private Optional<Set<AclOperation>> ofCluster() {
        var options = new DescribeClusterOptions().includeAuthorizedOperations(true);
        return Optional.ofNullable(
                Futures.get(admin.describeCluster(options).authorizedOperations()));
    }

    private Optional<Set<AclOperation>> ofGroup(String name) {
        var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        try {
            return Optional.ofNullable(
                    told(admin.describeConsumerGroups(List.of(name), options)
                                    .describedGroups()
                                    .get(name))
                            .authorizedOperations());
        } catch (GroupIdNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Set<AclOperation>> ofTransactionalId(String prefix) {
        String id = prefix.replace("*", instance);
        try {
            var unused = told(admin.describeTransactions(List.of(id)).description(id));
            return Optional.empty();
        } catch (TransactionalIdNotFoundException e) {
            return Optional.empty();
        }
    }

    private boolean isMissing(String topic) {
        try {
            var unused = told(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return false;
        } catch (UnknownTopicOrPartitionException e) {
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }

    private static <T> T told(@Nullable KafkaFuture<T> answer) {
        if (answer == null) {
            throw new IllegalStateException("an answer to what was asked is missing");
        }
        return Futures.get(answer);
    }
}
