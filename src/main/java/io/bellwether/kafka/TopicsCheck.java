package io.bellwether.kafka;

import io.bellwether.checkup.Check;
import io.bellwether.checkup.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Whether the topics are there and as they must be; makes none. */
public final class TopicsCheck implements Check {

    private static final String TOPICS = "topics";

    private final Topics topics;

    public TopicsCheck(Topics topics) {
        this.topics = topics;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        try {
            Topics.Report report = topics.check();
            report.problems().forEach(problem -> findings.add(Finding.fail(TOPICS, problem)));
            report.warnings().forEach(warning -> findings.add(Finding.warn(TOPICS, warning)));
        } catch (KafkaException e) {
            findings.add(
                    Finding.fail(
                            TOPICS,
                            "they cannot be looked at ("
                                    + e.getClass().getSimpleName()
                                    + "): allow DESCRIBE and DESCRIBE_CONFIGS on all of them"));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(TOPICS, "all are there and as they must be"))
                : findings;
    }
}
