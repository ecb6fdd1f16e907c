package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.bellwether.alert.Alert;
import io.bellwether.alert.QuotedAlerts;
import io.bellwether.codec.AlertCodec;
import io.bellwether.feedback.Pointer;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.AlertEncoder;
import io.bellwether.pipeline.Encoded;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes alerts, and writes those anew that quote somebody who was erased: with what their topic
 * says of the others, since the texts may be gone by then.
 */
record PublishedAlerts(
        KafkaConnection connection, TopicNames names, Codecs codecs, Carriers carriers)
        implements AlertEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedAlerts.class);

    @Override
    public Encoded encode(Alert alert, Map<Pointer, String> texts) {
        return codecs.alert(alert, texts, carriers);
    }

    /** Reads the alert topic, which an erasure may do: it is compacted, and erasures are few. */
    @Override
    public Encoded retell(
            QuotedAlerts.Retold retold, String erasureId, Map<Pointer, String> texts) {
        JsonNode published = published(retold.before());
        return codecs.alertAgain(retold, erasureId, texts, carriers, published);
    }

    /** The last record of that sequence number; null where it is not there or may not be read. */
    private @Nullable JsonNode published(Alert alert) {
        TopicReader reader = new TopicReader(connection);
        JsonNode found = null;
        try (TopicCursor cursor = reader.open(partition(reader, alert))) {
            while (cursor.hasNext()) {
                JsonNode told = told(cursor.next(), alert);
                found = told == null ? found : told;
            }
        } catch (TopicAuthorizationException e) {
            LOG.warn(
                    "no permission to read {}: quotations whose texts are gone from the input are lost"
                            + " where another one is erased",
                    names.alert());
        }
        return found;
    }

    private List<TopicRange> partition(TopicReader reader, Alert alert) {
        return reader.ranges(List.of(names.alert()), Optional.empty(), Optional.empty()).stream()
                .filter(range -> range.partition() == alert.asset().partition())
                .toList();
    }

    /** The record, if it is of that alert and sequence number. */
    private static @Nullable JsonNode told(InputRecord record, Alert alert) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null
                || value == null
                || !new String(key, StandardCharsets.UTF_8).equals(alert.alertId())) {
            return null;
        }
        JsonNode told = new AlertCodec().decode(value);
        return told.path("seq").asInt() == alert.seq() ? told : null;
    }
}
