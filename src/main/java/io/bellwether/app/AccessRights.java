package io.bellwether.app;

import io.bellwether.pipeline.TopicNames;
import java.util.ArrayList;
import java.util.List;

/** The least rights each role needs, in the terms of {@code kafka-acls}. */
final class AccessRights {

    private AccessRights() {}

    /** One line for each right: role, operation, kind of resource, its name. */
    static List<String> lines(TopicNames names, String group) {
        List<String> lines = new ArrayList<>();
        for (String topic : names.scoreInputs()) {
            lines.add(line("score", "Read", "topic", topic));
            lines.add(line("score", "Write", "topic", names.deadLetters(topic)));
        }
        lines.add(line("score", "Write", "topic", names.scored()));
        own(lines, "score", group);
        lines.add(line("monitor", "Read", "topic", names.scored()));
        for (String topic : names.allFeedback()) {
            lines.add(line("monitor", "Read", "topic", topic));
        }
        lines.add(line("monitor", "Read", "topic", names.state()));
        for (String topic : List.of(names.state(), names.alert(), names.level())) {
            lines.add(line("monitor", "Write", "topic", topic));
        }
        lines.add(line("monitor", "Write", "topic", names.deadLetters(names.scored())));
        own(lines, "monitor", group);
        return lines;
    }

    private static void own(List<String> lines, String role, String group) {
        lines.add(line(role, "Read", "group", group + "-" + role));
        lines.add(line(role, "Write", "transactional-id", group + "-" + role + "-*"));
    }

    private static String line(String role, String operation, String kind, String name) {
        return "right " + role + " " + operation + " " + kind + " " + name;
    }
}
