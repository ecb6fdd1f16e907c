package io.bellwether.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AsyncApi;
import io.bellwether.pipeline.TopicNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document and the program speak of the same topics. */
class AsyncApiTest {

    private static final int FEEDBACK_PARTITIONS = 3;

    private final AsyncApi document = AsyncApi.published();
    private final TopicNames names = TopicNames.standard();

    @Test
    void everyTopicIsDescribedAndNothingElse() {
        assertThat(document.document().path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.channels().keySet()).containsExactlyInAnyOrderElementsOf(names.all());
    }

    @Test
    void everyTopicHasThePartitionsThatItIsMadeWith() {
        for (TopicPlan plan : TopicPlan.all(names, FEEDBACK_PARTITIONS)) {
            assertThat(document.kafka(plan.name()).path("partitions").asInt())
                    .as(plan.name())
                    .isEqualTo(plan.partitions());
        }
        for (String topic : names.scoreInputs()) {
            // As many as the topic that it stands for.
            assertThat(document.kafka(names.deadLetters(topic)).has("partitions")).isFalse();
        }
    }

    @Test
    void everyTopicHasTheSettingsThatItIsMadeWith() {
        List<TopicPlan> plans = new ArrayList<>(TopicPlan.all(names, FEEDBACK_PARTITIONS));
        List<String> read = new ArrayList<>(names.scoreInputs());
        read.addAll(List.of(names.scored(), names.alert()));
        read.forEach(topic -> plans.add(TopicPlan.deadLetters(names, topic, 1)));
        assertThat(plans).hasSize(names.all().size());
        for (TopicPlan plan : plans) {
            assertThat(settings(plan.name()))
                    .as(plan.name())
                    .isEqualTo(new TreeMap<>(plan.settings()));
        }
    }

    @Test
    void whatTheRolesReadAndWriteIsReceivedAndSent() {
        Set<String> written = new TreeSet<>(names.scoreOutputs());
        written.addAll(names.monitorOutputs());
        assertThat(document.topics("send")).containsAll(written);
        Set<String> read = new TreeSet<>(names.scoreInputs());
        read.addAll(List.of(names.scored(), names.state()));
        assertThat(document.topics("receive")).containsAll(read);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> files = new TreeSet<>();
        for (JsonNode reference : document.document().findValues("$ref")) {
            String target = reference.asText();
            if (target.startsWith("#")) {
                assertThat(document.document().at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                files.add(target);
            }
        }
        assertThat(files)
                .hasSize(9)
                .allSatisfy(file -> assertThat(Files.exists(Path.of("schemas", file))).isTrue());
    }

    /** As Kafka has them: all words. */
    private Map<String, String> settings(String topic) {
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> setting :
                document.kafka(topic).path("topicConfiguration").properties()) {
            JsonNode value = setting.getValue();
            List<String> words = new ArrayList<>();
            value.forEach(element -> words.add(element.asText()));
            settings.put(
                    setting.getKey(), value.isArray() ? String.join(",", words) : value.asText());
        }
        return settings;
    }
}
