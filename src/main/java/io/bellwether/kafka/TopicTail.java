package io.bellwether.kafka;

import io.bellwether.pipeline.InputRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/**
 * Follows topics from their beginning and for ever, without a group: for a reader that keeps
 * everything in memory and so begins anew with every start, such as a page.
 */
public final class TopicTail {

    private static final int MAX_RECORDS = 1_000;
    private static final Duration POLL = Duration.ofMillis(200);

    /** Where no broker answers, a poll brings nothing for ever: after so many, one is asked. */
    private static final int EMPTY_POLLS = 25;

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final List<String> topics;
    private final Scheduler scheduler;

    /**
     * @param scheduler gives each subscription a thread, which is blocked as long as that lasts
     */
    public TopicTail(KafkaConnection connection, Collection<String> topics, Scheduler scheduler) {
        this.connection = connection;
        this.topics = List.copyOf(topics);
        this.scheduler = scheduler;
    }

    /**
     * Records as they come.
     *
     * @param records what one poll brought
     * @param isCaughtUp whether everything that was there at the time of subscription has been
     *     handed out, this part included
     */
    public record Part(List<InputRecord> records, boolean isCaughtUp) {
        public Part {
            records = List.copyOf(records);
        }
    }

    /**
     * Committed records from the beginning. Honours demand; never completes; each subscription
     * reads from the beginning. The first part that is caught up comes even when it is empty. Ends
     * with an error when nothing came for some seconds and no broker answers within some more.
     */
    public Flux<Part> parts() {
        return Flux.create(
                sink -> {
                    var unused = scheduler.schedule(() -> follow(sink));
                },
                FluxSink.OverflowStrategy.ERROR);
    }

    private void follow(FluxSink<Part> sink) {
        try (Consumer<byte[], byte[]> consumer = connection.reader(MAX_RECORDS, POLL)) {
            List<TopicRange> ranges =
                    new TopicReader(connection).ranges(topics, Optional.empty(), Optional.empty());
            Set<TopicPartition> partitions = new HashSet<>();
            ranges.forEach(range -> partitions.add(range.topicPartition()));
            consumer.assign(partitions);
            ranges.forEach(range -> consumer.seek(range.topicPartition(), range.from()));
            pump(consumer, ranges, sink);
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        } catch (RuntimeException e) {
            if (!sink.isCancelled()) {
                sink.error(NotAllowedException.explained(e));
            }
        }
    }

    private static void pump(
            Consumer<byte[], byte[]> consumer, List<TopicRange> ranges, FluxSink<Part> sink) {
        boolean wasCaughtUp = false;
        int empty = 0;
        while (!sink.isCancelled()) {
            List<InputRecord> records = poll(consumer, sink);
            boolean isCaughtUp = wasCaughtUp || hasReached(consumer, ranges);
            boolean isNews = !records.isEmpty() || isCaughtUp != wasCaughtUp;
            if (isNews && sink.requestedFromDownstream() > 0) {
                sink.next(new Part(records, isCaughtUp));
                wasCaughtUp = isCaughtUp;
            }
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty == EMPTY_POLLS) {
                var unused = consumer.endOffsets(consumer.assignment(), ANSWERED_WITHIN);
                empty = 0;
            }
        }
    }

    /** Nothing while nobody asks for more. */
    private static List<InputRecord> poll(Consumer<byte[], byte[]> consumer, FluxSink<Part> sink) {
        if (sink.requestedFromDownstream() > 0) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        List<InputRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            records.add(Records.input(record));
        }
        return records;
    }

    private static boolean hasReached(Consumer<byte[], byte[]> consumer, List<TopicRange> ranges) {
        return ranges.stream().allMatch(r -> consumer.position(r.topicPartition()) >= r.to());
    }
}
