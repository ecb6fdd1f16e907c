package io.bellwether.kafka;

import io.bellwether.monitor.Input;
import io.bellwether.pipeline.Again;
import io.bellwether.pipeline.Batch;
import io.bellwether.pipeline.InputRecord;
import io.bellwether.pipeline.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A batch with the offsets that its commit writes, and the way back to the loop it came from. */
final class KafkaBatch implements Batch {

    private final Content content;
    private final Map<TopicPartition, OffsetAndMetadata> offsets;
    private final Consumer<CommitRequest> loop;

    private KafkaBatch(
            Content content,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        this.content = content;
        this.offsets = Map.copyOf(offsets);
        this.loop = loop;
    }

    static KafkaBatch ofRecords(
            List<InputRecord> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(
                new Content(records, List.of(), TakeoverPart.NONE, List.of(), List.of()),
                offsets,
                loop);
    }

    /**
     * @param offsets where the idle partitions stand. They say nothing new; with them the broker
     *     refuses a heartbeat from a member that owns the partition no longer.
     */
    static KafkaBatch ofHeartbeats(
            List<Input.Heartbeat> heartbeats,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(
                new Content(List.of(), heartbeats, TakeoverPart.NONE, List.of(), List.of()),
                offsets,
                loop);
    }

    /**
     * @param offsets where the partition stands whose owner leads the takeover. They say nothing
     *     new; with them the broker refuses the part of a member that leads no longer.
     */
    static KafkaBatch ofTakeover(
            TakeoverPart part,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(
                new Content(List.of(), List.of(), part, List.of(), List.of()), offsets, loop);
    }

    static KafkaBatch ofOpened(
            List<Opened> opened, List<Input.Heartbeat> heartbeats, Consumer<CommitRequest> loop) {
        return new KafkaBatch(
                new Content(List.of(), heartbeats, TakeoverPart.NONE, opened, List.of()),
                Map.of(),
                loop);
    }

    static KafkaBatch ofClosed(
            List<Integer> closed,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<CommitRequest> loop) {
        return new KafkaBatch(
                new Content(List.of(), List.of(), TakeoverPart.NONE, List.of(), closed),
                offsets,
                loop);
    }

    @Override
    public List<InputRecord> records() {
        return content.records;
    }

    @Override
    public List<Input.Heartbeat> heartbeats() {
        return content.heartbeats;
    }

    @Override
    public List<Again> again() {
        return content.takeover.again();
    }

    @Override
    public List<Input.ScorerReplaced> replaced() {
        return content.takeover.replaced();
    }

    @Override
    public List<Opened> opened() {
        return content.opened;
    }

    @Override
    public List<Integer> closed() {
        return content.closed;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    @Override
    public Mono<Void> commit(Outcome outcome) {
        return Mono.defer(() -> request(outcome));
    }

    private Mono<Void> request(Outcome outcome) {
        CommitRequest request = new CommitRequest(this, outcome, Sinks.empty());
        loop.accept(request);
        return request.done().asMono();
    }

    /** What the loop is asked to write; {@code done} tells the end. */
    record CommitRequest(KafkaBatch batch, Outcome outcome, Sinks.Empty<Void> done) {}

    private record Content(
            List<InputRecord> records,
            List<Input.Heartbeat> heartbeats,
            TakeoverPart takeover,
            List<Opened> opened,
            List<Integer> closed) {
        Content {
            records = List.copyOf(records);
            heartbeats = List.copyOf(heartbeats);
            opened = List.copyOf(opened);
            closed = List.copyOf(closed);
        }
    }
}
