package io.bellwether.app;

import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.Entries;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.replay.History;
import io.bellwether.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays the journal as the monitors read it: each asset's entries in their order. */
record JournalHistory(Cluster cluster, Codecs codecs) {

    /** Drives {@code replay} to the present end; what cannot be read is told. */
    List<History.Rejected> drive(Replay replay) {
        TopicReader reader = new TopicReader(cluster.connection());
        List<TopicRange> ranges =
                reader.ranges(
                        List.of(cluster.names().scored()), Optional.empty(), Optional.empty());
        List<History.Rejected> rejected = new ArrayList<>();
        long total = ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
        try (TopicCursor cursor = reader.open(ranges);
                Progress progress = Progress.count("replaying", total)) {
            while (cursor.hasNext()) {
                InputRecord record = cursor.next();
                progress.step(1);
                switch (codecs.entry(record)) {
                    case Entries.Read read ->
                            read.entries()
                                    .forEach(
                                            entry ->
                                                    replay.entry(
                                                            entry.asset(),
                                                            entry.input(),
                                                            record.timestamp()));
                    case Entries.Rejected bad ->
                            rejected.add(new History.Rejected(record.toString(), bad.rejection()));
                }
            }
        }
        return rejected;
    }
}
