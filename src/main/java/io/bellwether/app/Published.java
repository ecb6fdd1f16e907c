package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.codec.AlertCodec;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the service has published so far. */
final class Published {

    private Published() {}

    /** Every alert record, those of one asset in order. */
    static List<JsonNode> alerts(Cluster cluster) {
        AlertCodec codec = new AlertCodec();
        TopicReader reader = new TopicReader(cluster.connection());
        List<String> topics = List.of(cluster.names().alert());
        List<JsonNode> alerts = new ArrayList<>();
        try (TopicCursor cursor =
                reader.open(reader.ranges(topics, Optional.empty(), Optional.empty()))) {
            while (cursor.hasNext()) {
                byte[] value = cursor.next().value();
                if (value != null) {
                    alerts.add(codec.decode(value));
                }
            }
        }
        return alerts;
    }
}
