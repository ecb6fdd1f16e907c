package io.bellwether.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bellwether.feedback.Asset;
import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.OutputRecord;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Puts pieces of snapshots where a test wants them. */
final class Snapshots {

    private Snapshots() {}

    static void write(List<OutputRecord> pieces) {
        SendErrors errors = new SendErrors();
        try (Producer<byte[], byte[]> producer = TestBroker.connection().idempotent()) {
            for (OutputRecord piece : pieces) {
                var unused = producer.send(Records.output(piece), errors);
            }
            producer.flush();
        }
        errors.throwFirst();
    }

    static Input scored(Asset asset, String id) {
        InputRecord record =
                new InputRecord(
                        "journal",
                        asset.partition(),
                        0,
                        Instant.EPOCH,
                        null,
                        ("scored|" + id + "|1000").getBytes(UTF_8),
                        List.of());
        return ((Entries.Read) Wire.entries(record)).entries().get(0).input();
    }
}
