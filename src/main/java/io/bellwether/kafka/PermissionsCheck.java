package io.bellwether.kafka;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

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
        Permissions permissions = new Permissions(admin, instance);
        boolean isComplete = names.all().stream().allMatch(topic -> !isMissing(topic));
        List<Finding> findings = new ArrayList<>();
        for (String role : roles) {
            List<Permission> needed = Acls.needed(names, group, Set.of(role));
            List<Permission> lacking = new ArrayList<>(permissions.lacking(needed));
            if (!isComplete) {
                // Nothing is created where nothing is missing.
                lacking.addAll(permissions.lackingToCreate(needed));
            }
            findings.add(finding(role, lacking));
        }
        return findings;
    }

    private static Finding finding(String role, List<Permission> lacking) {
        return lacking.isEmpty()
                ? Finding.ok(
                        PERMISSIONS, role + " may do all that it needs, as far as brokers tell")
                : Finding.fail(
                        PERMISSIONS,
                        role
                                + " may not "
                                + lacking.stream()
                                        .map(Permission::toString)
                                        .sorted()
                                        .collect(Collectors.joining(", "))
                                + ": grant it with kafka-acls; 'topics' prints all that is needed");
    }

    private boolean isMissing(String topic) {
        try {
            var unused = Futures.get(admin.describeTopics(List.of(topic)).allTopicNames());
            return false;
        } catch (UnknownTopicOrPartitionException e) {
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }
}
