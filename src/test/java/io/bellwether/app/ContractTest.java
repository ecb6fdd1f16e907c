package io.bellwether.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.codec.AsyncApi;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the service writes is what the AsyncAPI document says. */
class ContractTest {

    private final TopicNames names = TopicNames.standard();
    private final AsyncApi document = AsyncApi.published();

    @Test
    void everyRecordOfEveryTopicIsAsItIsDescribed() {
        for (String topic : written()) {
            List<InputRecord> records = SampleRun.shared().read(topic);
            assertThat(records).as(topic).isNotEmpty();
            for (InputRecord record : records) {
                assertThat(faults(record))
                        .as(topic + "-" + record.partition() + "@" + record.offset())
                        .isEmpty();
            }
        }
    }

    /** Every topic but those of dead letters of which that run makes none. */
    private List<String> written() {
        List<String> topics = new ArrayList<>(names.all());
        topics.remove(names.deadLetters(names.scored()));
        topics.remove(names.deadLetters(names.alert()));
        topics.remove(names.deadLetters(names.allFeedback().get(1)));
        topics.remove(names.deadLetters(names.allFeedback().get(2)));
        return topics;
    }

    private List<String> faults(InputRecord record) {
        boolean isBroken = Feedbacks.text(record).equals(SampleRun.BROKEN);
        if (isBroken && !TopicNames.isDeadLetters(record.topic())) {
            return List.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.name(), header.text()));
        String key = text(record.key());
        return document.faults(record.topic(), key, headers, Feedbacks.text(record));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
