package io.bellwether.kafka;

import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;

/** The permissions that each role needs, for clusters that ask for them. */
public final class Acls {

    private final TopicNames names;
    private final String group;
    private final List<String> lines = new ArrayList<>();

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
        Acls acls = new Acls(names, group);
        acls.score();
        acls.monitor();
        return List.copyOf(acls.lines);
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

    /** Every process looks at all topics before it starts, and creates those that are missing. */
    private void member(String role) {
        for (String topic : names.all()) {
            add(role, "DESCRIBE", "TOPIC", topic);
            add(role, "DESCRIBE_CONFIGS", "TOPIC", topic);
        }
        add(role, "CREATE", "CLUSTER", "kafka-cluster");
        add(role, "READ", "GROUP", group + "-" + role);
        add(role, "WRITE", "TRANSACTIONAL_ID", group + "-" + role + "-*");
        add(role, "DESCRIBE", "TRANSACTIONAL_ID", group + "-" + role + "-*");
    }

    private void add(String role, String operation, String kind, String name) {
        lines.add(role + " " + operation + " " + kind + " " + name);
    }
}
