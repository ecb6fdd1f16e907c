package io.bellwether.app;

import io.bellwether.codec.FileLine;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.kafka.TopicReader;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.replay.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * The feedback topics as a past: what they hold at this moment of a stretch of event time.
 *
 * @param from first event time, included; empty for the beginning
 * @param to last event time, excluded; empty for the end
 */
record TopicHistory(Cluster cluster, Codecs codecs, Optional<Instant> from, Optional<Instant> to) {

    /** No record is read whose event time lies further ahead of its Kafka timestamp's than this. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * What is to be read. Kafka's time can spare old records, but tells nothing of late imports.
     */
    List<TopicRange> ranges() {
        return new TopicReader(cluster.connection())
                .ranges(
                        cluster.names().allFeedback(),
                        from.map(time -> time.minus(CLOCK_TOLERANCE)),
                        Optional.empty());
    }

    /** The records of {@code ranges}, read on demand. */
    Flux<Line> lines(List<TopicRange> ranges, LongConsumer progress) {
        return Flux.generate(
                () -> new TopicReader(cluster.connection()).open(ranges),
                (cursor, sink) -> {
                    emit(cursor, progress, sink);
                    return cursor;
                },
                TopicCursor::close);
    }

    /** The decisions that lie in their topic, the last of each id, in the order of ids. */
    List<Decision> decisions() {
        TopicReader reader = new TopicReader(cluster.connection());
        List<String> topics = List.of(cluster.names().decision());
        TreeMap<String, Decision> byId = new TreeMap<>();
        try (TopicCursor cursor =
                reader.open(reader.ranges(topics, Optional.empty(), Optional.empty()))) {
            while (cursor.hasNext()) {
                codecs.decision(cursor.next())
                        .ifPresent(decision -> byId.put(decision.id(), decision));
            }
        }
        return List.copyOf(byId.values());
    }

    private void emit(TopicCursor cursor, LongConsumer progress, SynchronousSink<Line> sink) {
        while (cursor.hasNext()) {
            InputRecord record = cursor.next();
            progress.accept(1);
            Line line = line(record);
            if (isWithin(line)) {
                sink.next(line);
                return;
            }
        }
        sink.complete();
    }

    private Line line(InputRecord record) {
        Asset asset = cluster.names().assetOf(record.topic()).orElseThrow();
        FileLine content =
                switch (codecs.feedback(asset, record)) {
                    case Decoded.Accepted accepted -> new FileLine.Text(accepted.feedback(), false);
                    case Decoded.Rejected rejected -> new FileLine.Rejected(rejected.rejection());
                };
        return new Line(record.toString(), content);
    }

    private boolean isWithin(Line line) {
        return !(line.content() instanceof FileLine.Text text)
                || (!text.feedback().eventTime().isBefore(from.orElse(Instant.MIN))
                        && text.feedback().eventTime().isBefore(to.orElse(Instant.MAX)));
    }
}
