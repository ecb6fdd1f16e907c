package io.bellwether.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bellwether.alert.Alert;
import io.bellwether.capacity.Delays;
import io.bellwether.codec.JournalCodec;
import io.bellwether.feedback.Asset;
import io.bellwether.kafka.KafkaConnection;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.monitor.Level;
import io.bellwether.monitor.Monitor;
import io.bellwether.monitor.MonitorSettings;
import io.bellwether.monitor.Output;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal through monitors of its own to find which entry let the watermark pass what an
 * alert or a level rests on, and when that entry was written. Used once.
 */
final class CapacityTrace {

    /** What the keys of alerts begin with. */
    static final String ALERT = "alert ";

    /** What the keys of levels begin with. */
    static final String LEVEL = "level ";

    private static final String VERDICT = "verdict ";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final KafkaConnection connection;
    private final TopicNames names;
    private final Instant from;
    private final JournalCodec codec = new JournalCodec();
    private final Map<String, Instant> writtenAt = new HashMap<>();

    /**
     * @param from what an entry brought that was written earlier does not count
     */
    CapacityTrace(KafkaConnection connection, TopicNames names, Instant from) {
        this.connection = connection;
        this.names = names;
        this.from = from;
    }

    /** The name that a record of the topic of alerts or levels has here. */
    static String keyOf(TopicNames names, InputRecord record) {
        if (record.topic().equals(names.level())) {
            return LEVEL + new String(orEmpty(record.key()), StandardCharsets.UTF_8);
        }
        try {
            JsonNode alert = MAPPER.readTree(orEmpty(record.value()));
            return alertKey(alert.path("alertId").asText(), alert.path("seq").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException("an alert cannot be read", e);
        }
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    private static String alertKey(String id, int sequence) {
        return ALERT + id + " " + sequence;
    }

    /** Reads the journal to its end. */
    void read() {
        TopicReader reader = new TopicReader(connection);
        for (TopicRange range :
                reader.ranges(List.of(names.scored()), Optional.empty(), Optional.empty())) {
            Asset asset = Asset.ofPartition(range.partition()).orElseThrow();
            Monitor monitor = new Monitor(asset, MonitorSettings.defaults());
            try (TopicCursor cursor = reader.open(List.of(range))) {
                while (cursor.hasNext()) {
                    read(monitor, cursor.next());
                }
            }
        }
    }

    private void read(Monitor monitor, InputRecord record) {
        byte[] value = orEmpty(record.value());
        for (Output output : monitor.accept(codec.decode(value), record.timestamp())) {
            if (!record.timestamp().isBefore(from)) {
                writtenAt.putIfAbsent(keyOf(output), record.timestamp());
            }
        }
    }

    private static String keyOf(Output output) {
        return switch (output) {
            case Output.AlertChanged changed -> {
                Alert alert = changed.alert();
                yield alertKey(alert.alertId(), alert.seq());
            }
            case Output.LevelClosed closed -> {
                Level level = closed.level();
                yield LEVEL + level.asset().label() + "/" + level.from();
            }
            case Output.VerdictGiven given -> VERDICT + given.verdict().hypothesis().id();
            case Output.AuthorForgotten forgotten -> "erasure " + forgotten.erasureId();
        };
    }

    /**
     * From the writing of the entry to the arrival; infinite where nothing arrived.
     *
     * @param kind {@link #ALERT} or {@link #LEVEL}
     */
    Delays delays(String name, String kind, Map<String, Instant> arrivals) {
        List<Double> millis = new ArrayList<>();
        for (Map.Entry<String, Instant> written : writtenAt.entrySet()) {
            if (written.getKey().startsWith(kind)) {
                Instant arrived = arrivals.get(written.getKey());
                millis.add(
                        arrived == null
                                ? Double.POSITIVE_INFINITY
                                : Duration.between(written.getValue(), arrived).toNanos() / 1e6);
            }
        }
        return Delays.of(name, millis);
    }
}
