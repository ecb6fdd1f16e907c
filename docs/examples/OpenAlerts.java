import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Tells which alerts are open, and follows them:
 *
 * <pre>java -cp target/bellwether.jar docs/examples/OpenAlerts.java kafka-1:9092</pre>
 */
public final class OpenAlerts {

    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> last = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        String topic = arguments.length > 1 ? arguments[1] : "bellwether.alert.v1";
        new OpenAlerts().follow(arguments[0], topic);
    }

    private void follow(String servers, String topic) throws IOException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "key.deserializer", StringDeserializer.class.getName(),
                        "value.deserializer", ByteArrayDeserializer.class.getName());
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> assets =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(assets);
            consumer.seekToBeginning(assets);
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    take(record.key(), record.value());
                }
            }
        }
    }

    /** The last record of an alertId tells its state; one that is not newer tells nothing. */
    private void take(String alertId, byte[] value) throws IOException {
        JsonNode alert = json.readTree(value);
        JsonNode known = last.get(alertId);
        if (known != null && known.path("seq").asInt() >= alert.path("seq").asInt()) {
            return;
        }
        last.put(alertId, alert);
        switch (alert.path("state").asText()) {
            case "open", "updated" -> show(known, alert);
            case "resolved" -> tell("RESOLVED", alert);
            default -> {} // a state of a later version
        }
    }

    private void show(JsonNode known, JsonNode alert) {
        boolean wasOpen = known != null && !known.path("state").asText().equals("resolved");
        tell(wasOpen ? "UPDATED" : "OPEN", alert);
    }

    private void tell(String word, JsonNode alert) {
        long open =
                last.values().stream()
                        .filter(it -> !it.path("state").asText().equals("resolved"))
                        .count();
        System.out.printf(
                "%s %s %s, %s since %s; %d open%n",
                word,
                alert.path("asset").asText(),
                alert.path("alertId").asText(),
                alert.path("severity").asText(),
                alert.path("onset").asText(),
                open);
    }
}
