package io.bellwether.app;

import io.bellwether.codec.FileLine;
import io.bellwether.decision.Decision;
import io.bellwether.feedback.Asset;
import io.bellwether.feedback.Decoded;
import io.bellwether.feedback.Feedback;
import io.bellwether.kafka.TopicCursor;
import io.bellwether.kafka.TopicRange;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.replay.Arrivals;
import io.bellwether.replay.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * The feedback topics as a past: what they hold at this moment.
 *
 * @param stretch which part of it
 * @param heard takes what is read, in its order
 */
record TopicHistory(PastTopics topics, StretchOptions stretch, Consumer<Feedback> heard) {

    /** No record is read whose event time lies further ahead of its Kafka timestamp's than this. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /**
     * What is to be read. Kafka's time can spare old records, but tells nothing of late imports.
     */
    List<TopicRange> ranges() {
        List<String> names = topics.names().allFeedback();
        List<TopicRange> whole = topics.reader().ranges(names, Optional.empty(), Optional.empty());
        List<TopicRange> asked = stretch.narrow(whole);
        if (stretch.from().isEmpty()) {
            return asked;
        }
        Optional<Instant> since = stretch.from().map(time -> time.minus(CLOCK_TOLERANCE));
        List<TopicRange> recent = topics.reader().ranges(names, since, Optional.empty());
        return asked.stream().map(range -> withoutOlder(range, recent)).toList();
    }

    private static TopicRange withoutOlder(TopicRange range, List<TopicRange> recent) {
        long first = range.from();
        for (TopicRange other : recent) {
            if (other.topic().equals(range.topic()) && other.partition() == range.partition()) {
                first = Math.max(first, other.from());
            }
        }
        return new TopicRange(
                range.topic(), range.partition(), Math.min(first, range.to()), range.to());
    }

    /**
     * The records of {@code ranges}, read on demand.
     *
     * @param arrivals hears when each was written
     */
    Flux<Line> lines(List<TopicRange> ranges, Arrivals arrivals, LongConsumer progress) {
        return Flux.generate(
                () -> topics.reader().open(ranges),
                (cursor, sink) -> {
                    emit(cursor, arrivals, progress, sink);
                    return cursor;
                },
                TopicCursor::close);
    }

    /** The decisions that lie in their topic, if it is there: the last of each id, by id. */
    List<Decision> decisions() {
        TreeMap<String, Decision> byId = new TreeMap<>();
        topics.read(
                topics.names().decision(),
                "--decisions",
                record ->
                        topics.codecs()
                                .decision(record)
                                .ifPresent(decision -> byId.put(decision.id(), decision)));
        return List.copyOf(byId.values());
    }

    private void emit(
            TopicCursor cursor,
            Arrivals arrivals,
            LongConsumer progress,
            SynchronousSink<Line> sink) {
        while (cursor.hasNext()) {
            InputRecord record = cursor.next();
            progress.accept(1);
            Line line = line(record);
            if (isWithin(line)) {
                if (line.content() instanceof FileLine.Text text) {
                    Feedback said = text.feedback();
                    arrivals.add(said.asset(), said.eventTime(), record.timestamp());
                    heard.accept(said);
                }
                sink.next(line);
                return;
            }
        }
        sink.complete();
    }

    private Line line(InputRecord record) {
        Asset asset = topics.names().assetOf(record.topic()).orElseThrow();
        FileLine content =
                switch (topics.codecs().feedback(asset, record)) {
                    case Decoded.Accepted accepted -> new FileLine.Text(accepted.feedback(), false);
                    case Decoded.Rejected rejected -> new FileLine.Rejected(rejected.rejection());
                };
        return new Line(record.toString(), content);
    }

    private boolean isWithin(Line line) {
        return !(line.content() instanceof FileLine.Text text)
                || (!text.feedback().eventTime().isBefore(stretch.from().orElse(Instant.MIN))
                        && text.feedback().eventTime().isBefore(stretch.to().orElse(Instant.MAX)));
    }
}
