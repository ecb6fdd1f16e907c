package io.bellwether.kafka;

import io.bellwether.feedback.Asset;
import io.bellwether.pipeline.History;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.SavedState;
import io.bellwether.pipeline.TopicNames;
import java.util.List;
import java.util.function.Consumer;

/** A monitor's past: snapshots from the state topic, entries from the journal. */
public final class KafkaHistory implements History {

    private final KafkaConnection connection;
    private final TopicNames names;
    private final SnapshotTopic snapshots;

    public KafkaHistory(KafkaConnection connection, TopicNames names, SnapshotTopic snapshots) {
        this.connection = connection;
        this.names = names;
        this.snapshots = snapshots;
    }

    @Override
    public List<SavedState> snapshots(Asset asset, long offset) {
        return snapshots.complete(asset, offset);
    }

    @Override
    public long journalStart(Asset asset) {
        return new TopicReader(connection)
                .toHighWatermark(names.scored(), asset.partition())
                .from();
    }

    @Override
    public void journal(Asset asset, long from, long to, Consumer<InputRecord> each) {
        TopicRange range = new TopicRange(names.scored(), asset.partition(), from, to);
        try (TopicCursor cursor = new TopicReader(connection).open(List.of(range))) {
            while (cursor.hasNext()) {
                each.accept(cursor.next());
                FailPoint.MID_RESTORE.pass();
            }
        }
    }
}
