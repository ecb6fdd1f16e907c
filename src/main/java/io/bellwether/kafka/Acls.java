package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permissions that each role needs, for clusters that ask for them. */
public final class Acls {

    private final TopicNames names;
    private final String group;
    private final Map<String, List<Permission>> needed = new LinkedHashMap<>();

    private Acls(TopicNames names, String group) {
        this.names = names;
        this.group = group;
    }

    /**
     * One line for each permission: role, operation, kind of resource, name; a name that ends in *
     * is a prefix.
     *
     * @param group what all roles of the installation share
     */
    public static List<String> lines(TopicNames names, String group) {
        return of(names, group).needed.entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(each -> it.getKey() + " " + each))
                .toList();
    }

    /** What {@code roles} need, one after the other. */
    static List<Permission> needed(TopicNames names, String group, Set<String> roles) {
        return of(names, group).needed.entrySet().stream()
                .filter(it -> roles.contains(it.getKey()))
                .flatMap(it -> it.getValue().stream())
                .distinct()
                .toList();
    }

    private static Acls of(TopicNames names, String group) {
        Acls acls = new Acls(names, group);
        acls.score();
        acls.monitor();
        acls.notifying();
        acls.dashboard();
        return acls;
    }

    private void score() {
        for (String topic : names.scoreInputs()) {
            add("score", "READ", "TOPIC", topic);
            add("score", "WRITE", "TOPIC", names.deadLetters(topic));
        }
        add("score", "WRITE", "TOPIC", names.scored());
        // To see which scorer is in office.
        add("score", "READ", "TOPIC", names.scored());
        member("score");
    }

    private void monitor() {
        add("monitor", "READ", "TOPIC", names.scored());
        add("monitor", "WRITE", "TOPIC", names.deadLetters(names.scored()));
        add("monitor", "READ", "TOPIC", names.state());
        add("monitor", "WRITE", "TOPIC", names.state());
        add("monitor", "WRITE", "TOPIC", names.alert());
        // To tell alerts anew when somebody they quote is erased.
        add("monitor", "READ", "TOPIC", names.alert());
        add("monitor", "WRITE", "TOPIC", names.level());
        add("monitor", "WRITE", "TOPIC", names.verdict());
        // For quotations.
        names.allFeedback().forEach(topic -> add("monitor", "READ", "TOPIC", topic));
        member("monitor");
    }

    private void notifying() {
        for (String topic : names.notifyInputs()) {
            add("notify", "READ", "TOPIC", topic);
        }
        add("notify", "WRITE", "TOPIC", names.deadLetters(names.alert()));
        // A group for each webhook, called after it.
        look("notify");
        member("notify", "notify-*");
    }

    /** It has no group: whoever looks begins at the beginning. */
    private void dashboard() {
        for (String topic :
                List.of(names.alert(), names.level(), names.decision(), names.verdict())) {
            add("dashboard", "READ", "TOPIC", topic);
        }
        look("dashboard");
    }

    /** Every process looks at all topics before it starts, and creates those that are missing. */
    private void look(String role) {
        for (String topic : names.all()) {
            add(role, "DESCRIBE", "TOPIC", topic);
            add(role, "DESCRIBE_CONFIGS", "TOPIC", topic);
        }
        add(role, "CREATE", "CLUSTER", "kafka-cluster");
    }

    private void member(String role) {
        look(role);
        member(role, role);
    }

    /**
     * @param name of the group, without the prefix of the installation
     */
    private void member(String role, String name) {
        String ids = group + "-" + role + "-*";
        add(role, "READ", "GROUP", group + "-" + name);
        add(role, "WRITE", "TRANSACTIONAL_ID", ids);
        add(role, "DESCRIBE", "TRANSACTIONAL_ID", ids);
    }

    private void add(String role, String operation, String kind, String name) {
        needed.computeIfAbsent(role, it -> new ArrayList<>())
                .add(new Permission(operation, kind, name));
    }
}
